import type { RequestHandler } from "express";
import { requestIdOf } from "./request-id.js";

/** The largest form of the panel is a few kilobytes; uploads go to the Admin API in a stream of their own. */
const MAXIMUM_BODY_BYTES = 256 * 1024;

/** Addresses whose routes limit what they pass on themselves. */
const STREAMED = /^\/admin\/api\/own\//;

/** Refuses a body that is too long before a byte of it is parsed. */
export const requestSizeGuard: RequestHandler = (request, response, next) => {
  if (STREAMED.test(request.path)) {
    next();
    return;
  }
  const declared = Number(request.headers["content-length"] ?? 0);
  const isUnbounded = request.headers["transfer-encoding"] !== undefined;
  if (declared > MAXIMUM_BODY_BYTES || isUnbounded) {
    response
      .status(413)
      .set("connection", "close")
      .json({
        type: "invalid_data",
        code: "body_too_large",
        message: `Send at most ${MAXIMUM_BODY_BYTES / 1024} KB, with a Content-Length.`,
        request_id: requestIdOf(request),
      });
    return;
  }
  next();
};
