import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Router, type Request, type Response } from "express";
import { BackendUnavailable, type BackendApi } from "../backend-api/backend-api.js";
import { asyncHandler } from "../http/async-handler.js";
import { requestIdOf } from "../http/request-id.js";
import type { OperatorAccess } from "../session/operator-access.js";
import { SESSION_ENDED_HEADER } from "../session/session-ended.js";

const METHODS = new Set(["GET", "POST", "DELETE"]);
/** Plain segments only: nothing that a URL parser could read as another folder or another host. */
const PATH = /^(?:\/[\w~:%-][\w.~:%-]*)+$/;
/** The largest body of each kind that goes through, in bytes. */
const LIMITS: Record<string, number> = {
  "application/json": 1024 * 1024,
  "text/csv": 512 * 1024 * 1024,
};
/** What pages may show of an answer; anything else is handed over as a file. */
const SHOWN = /^(?:application\/json|text\/csv|image\/(?:jpeg|png|webp))\b/;
const PASSED_ON = ["content-type", "content-length", "content-disposition", "retry-after"];

class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/**
 * The Admin API for the panel's own pages, below `/admin-api`: the operator's token is added here and never reaches a
 * page. Bodies and answers are streamed. Roles are checked here and, what counts, by the backend.
 */
export function adminApiRoutes({ api, access }: { api: BackendApi; access: OperatorAccess }): Router {
  const router = Router();
  router.use(
    "/admin-api",
    asyncHandler(async (request, response) => {
      const path = request.path;
      if (!METHODS.has(request.method) || !PATH.test(path) || path.includes("..")) {
        refuse(request, response, 404, "not_found", "There is no such address.");
        return;
      }
      if (!access.allows(request.session.adminUser?.role, request.method, `/admin${path}`)) {
        refuse(request, response, 403, "not_allowed", "Your role does not include this. Ask an administrator.");
        return;
      }
      await forward(api, request, response);
    }),
  );
  return router;
}

async function forward(api: BackendApi, request: Request, response: Response): Promise<void> {
  const { operator } = request.session;
  const type = bodyTypeOf(request);
  const limit = type === null ? 0 : LIMITS[type];
  if (limit === undefined) {
    refuse(request, response, 415, "not_supported", "Send JSON, or a CSV file as text/csv.");
    return;
  }
  if (Number(request.headers["content-length"] ?? 0) > limit) {
    refuseSize(request, response, limit);
    return;
  }
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  try {
    const answer = await api.forward(operator?.token ?? "", {
      method: request.method,
      address: `/admin${request.url}`,
      ...(type !== null && { type, body: Readable.toWeb(request.pipe(limited(limit))) as ReadableStream }),
      signal: gone.signal,
    });
    if (answer.status === 401) {
      if (operator) operator.expires_at = 0;
      response.set(SESSION_ENDED_HEADER, "true");
    }
    response.status(answer.status).set("cache-control", "no-store");
    for (const name of PASSED_ON) {
      const value = answer.headers.get(name);
      if (value !== null && !answer.headers.has("content-encoding")) response.set(name, value);
    }
    const answered = answer.headers.get("content-type") ?? "";
    if (SHOWN.test(answered)) response.set("content-type", answered);
    else response.type("application/octet-stream");
    if (answer.body) await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), response);
    else response.end();
  } catch (error) {
    if (response.destroyed || response.headersSent) return response.destroy() && undefined;
    if (error instanceof TooLarge || (error as Error).cause instanceof TooLarge) refuseSize(request, response, limit);
    else if (error instanceof BackendUnavailable) refuse(request, response, 502, "backend_away", error.message);
    else throw error;
  }
}

/** The kind of a request's body; null when it has none. */
function bodyTypeOf(request: Request): string | null {
  const hasBody = request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"]) > 0;
  if (!hasBody) return null;
  return (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

/** Passes bytes on until there are too many. */
function limited(limit: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) done(new TooLarge("The body is too large."));
      else done(null, chunk);
    },
  });
}

function refuseSize(request: Request, response: Response, limit: number): void {
  response.set("connection", "close");
  refuse(request, response, 413, "body_too_large", `Send at most ${Math.floor(limit / 1024 / 1024)} MB.`);
}

function refuse(request: Request, response: Response, status: number, code: string, message: string): void {
  response.status(status).json({
    type: status === 403 ? "forbidden" : "invalid_data",
    code,
    message,
    request_id: requestIdOf(request),
  });
}
