import type { NextFunction, Request, RequestHandler, Response } from "express";

/** Express 4 ends the process over a rejected promise; this passes it to the error handler instead. */
export function asyncHandler(
  handle: (request: Request, response: Response, next: NextFunction) => Promise<void>,
): RequestHandler {
  return (request, response, next) => {
    handle(request, response, next).catch(next);
  };
}
