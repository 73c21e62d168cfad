import type { Request, RequestHandler, Response } from "express";
import { BackendRefusal, type BackendApi } from "../backend-api/backend-api.js";
import { asyncHandler } from "../http/async-handler.js";

/** How long a confirmed account is believed before the backend is asked again. */
const CONFIRMATION_LIFETIME_MS = 5 * 60 * 1_000;
const MAXIMUM_REMEMBERED = 10_000;
const UNAUTHORIZED = 401;
const SEE_OTHER = 303;

export interface SessionGuardOptions {
  api: BackendApi;
  loginPath: string;
}

/**
 * Lets only logged-in operators pass. A token that ran out, or an account the backend no longer knows, ends the session.
 * Stands before every body parser, so that strangers cannot make the panel read what they send.
 */
export function sessionGuard({ api, loginPath }: SessionGuardOptions): RequestHandler {
  // Kept out of the session: a request that wrote to it while another logs out would bring the session back.
  const confirmedAt = new Map<string, number>();
  return asyncHandler(async (request, response, next) => {
    const { operator } = request.session;
    if (!operator) {
      response.redirect(SEE_OTHER, loginPath);
      return;
    }
    if (operator.expires_at <= Date.now()) {
      await endSession(request, response, loginPath);
      return;
    }
    if (Date.now() - (confirmedAt.get(request.sessionID) ?? 0) > CONFIRMATION_LIFETIME_MS) {
      try {
        await api.retrieveMe(operator.token);
        if (confirmedAt.size >= MAXIMUM_REMEMBERED) confirmedAt.clear();
        confirmedAt.set(request.sessionID, Date.now());
      } catch (error) {
        if (error instanceof BackendRefusal && error.status === UNAUTHORIZED) {
          await endSession(request, response, loginPath);
          return;
        }
        // A backend that is down must not lock operators out of what they can still read.
        request.log.warn({ err: error }, "could not confirm the operator's account");
      }
    }
    next();
  });
}

async function endSession(request: Request, response: Response, loginPath: string): Promise<void> {
  await destroySession(request);
  response.redirect(SEE_OTHER, `${loginPath}?ended=expired`);
}

/** Forgets the session on the server; its cookie is worthless from then on. */
export function destroySession(request: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    request.session.destroy((error: unknown) => (error ? reject(asError(error)) : resolve()));
  });
}

/** Gives the session a new id, so that an id planted before login is worth nothing after it. */
export function rotateSession(request: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    request.session.regenerate((error: unknown) => (error ? reject(asError(error)) : resolve()));
  });
}

/** Writes the session before the answer leaves, so that the next request finds it. */
export function saveSession(request: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    request.session.save((error: unknown) => (error ? reject(asError(error)) : resolve()));
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
