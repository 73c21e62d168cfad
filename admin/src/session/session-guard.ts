import type { Request, RequestHandler, Response } from "express";
import { BackendRefusal, type BackendApi } from "../backend-api/backend-api.js";
import { asyncHandler } from "../http/async-handler.js";
import { requestIdOf } from "../http/request-id.js";
import type { OperatorAccess } from "./operator-access.js";
import { pageUserOf } from "./page-user.js";
import type { Operator } from "./session.js";
import { SESSION_ENDED_HEADER } from "./session-ended.js";
import { expiryOf, refreshDueOf } from "./token.js";

/** How long a confirmed account and its role are believed before the backend is asked again. */
const CONFIRMATION_LIFETIME_MS = 30 * 1_000;
const MAXIMUM_REMEMBERED = 10_000;
const GONE = new Set([401, 403, 404]);
const UNAUTHORIZED = 401;
const SEE_OTHER = 303;

export interface SessionGuardOptions {
  api: BackendApi;
  access: OperatorAccess;
  loginPath: string;
}

/**
 * Lets only logged-in operators with a role pass. A token is exchanged when half of its life is over; one that ran out,
 * an account the backend no longer knows and one without a role end the session. Pages go to the login page, the
 * panel's own requests are told, so that a page with unsaved work stays as it is.
 * Stands before every body parser, so that strangers cannot make the panel read what they send.
 */
export function sessionGuard({ api, access, loginPath }: SessionGuardOptions): RequestHandler {
  // Kept out of the session: a request that wrote to it while another logs out would bring the session back.
  const confirmedAt = new Map<string, number>();
  const end = async (request: Request, response: Response, reason: string): Promise<void> => {
    confirmedAt.delete(request.sessionID);
    await destroySession(request);
    sendToLogin(request, response, loginPath, reason);
  };
  return asyncHandler(async (request, response, next) => {
    const { operator } = request.session;
    if (!operator) {
      sendToLogin(request, response, loginPath);
      return;
    }
    if (operator.expires_at <= Date.now()) {
      await end(request, response, "expired");
      return;
    }
    if (Date.now() - (confirmedAt.get(request.sessionID) ?? 0) > CONFIRMATION_LIFETIME_MS) {
      try {
        const role = await confirm(request, operator, { api, access });
        if (role === null) {
          await end(request, response, "no_role");
          return;
        }
      } catch (error) {
        if (error instanceof BackendRefusal && GONE.has(error.status)) {
          await end(request, response, "expired");
          return;
        }
        // A backend that is down must not lock operators out of what they can still read.
        request.log.warn({ err: error }, "could not confirm the operator's account");
      }
      if (confirmedAt.size >= MAXIMUM_REMEMBERED) confirmedAt.clear();
      confirmedAt.set(request.sessionID, Date.now());
    }
    next();
  });
}

/** Asks the backend who this is and what they may do now, and exchanges a token that is half over. */
async function confirm(
  request: Request,
  operator: Operator,
  { api, access }: Pick<SessionGuardOptions, "api" | "access">,
): Promise<string | null> {
  const user = await api.retrieveMe(operator.token);
  if (user.role === null) return null;
  access.remember(user.role, user.permissions);
  if (request.session.adminUser?.role !== user.role) {
    request.session.adminUser = pageUserOf(user);
  }
  if (refreshDueOf(operator.token) <= Date.now()) {
    const token = await api.refreshToken(operator.token);
    request.session.operator = { ...operator, token, expires_at: expiryOf(token) };
  }
  return user.role;
}

function sendToLogin(request: Request, response: Response, loginPath: string, reason?: string): void {
  if (request.path.startsWith("/api/")) {
    response
      .status(UNAUTHORIZED)
      .set(SESSION_ENDED_HEADER, "true")
      .json({
        type: "unauthorized",
        code: "session_ended",
        message: "Your session ended. Log in again to go on.",
        request_id: requestIdOf(request),
      });
    return;
  }
  const query = new URLSearchParams();
  if (reason) query.set("ended", reason);
  if (request.method === "GET" && request.originalUrl !== request.baseUrl) query.set("next", request.originalUrl);
  const search = query.toString();
  response.redirect(SEE_OTHER, search ? `${loginPath}?${search}` : loginPath);
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
