import type { Request } from "express";

/** The id under which the log knows this request. */
export function requestIdOf(request: Request): string {
  return typeof request.id === "string" ? request.id : "";
}
