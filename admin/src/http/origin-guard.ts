import type { RequestHandler } from "express";
import { requestIdOf } from "./request-id.js";

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses every changing request that a page of ours did not send. Browsers state where a request comes from in
 * `Sec-Fetch-Site` and `Origin`, which pages cannot forge; a request with neither is not from a browser we serve.
 */
export const originGuard: RequestHandler = (request, response, next) => {
  if (READING.has(request.method) || isSameOrigin(request.headers)) {
    next();
    return;
  }
  response.status(403).json({
    type: "not_allowed",
    code: "cross_site_request",
    message: "This request did not come from the panel. Open the panel and try again.",
    request_id: requestIdOf(request),
  });
};

/** True when the browser vouches that the request was sent by a page of the same host. */
export function isSameOrigin(headers: {
  host?: string | undefined;
  origin?: string | undefined;
  "sec-fetch-site"?: string | string[] | undefined;
}): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  if (headers.origin === undefined) return site === "same-origin";
  try {
    return new URL(headers.origin).host === headers.host;
  } catch {
    return false;
  }
}
