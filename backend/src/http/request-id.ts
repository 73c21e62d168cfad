import type { IncomingMessage } from "node:http";

const SAFE_REQUEST_ID = /^[\w.-]{1,64}$/;

/** The id that a request brings along if it is short and plain, because it ends up in logs; a new one otherwise. */
export function requestIdFor({ headers }: Pick<IncomingMessage, "headers">): string {
  const given = headers["x-request-id"];
  return typeof given === "string" && SAFE_REQUEST_ID.test(given) ? given : crypto.randomUUID();
}
