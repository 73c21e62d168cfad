import type { IncomingMessage, ServerResponse } from "node:http";
import { DARK_STORE_HEADER } from "../../contract";
import type { StoreAnswer } from "./store-read";

const JSON_TYPE = "application/json; charset=utf-8";
/** The answer to these requests depends on more than the address. */
const VARIES = `${DARK_STORE_HEADER}, x-medusa-locale`;

/** Sends an answer over any Node server: its head alone to HEAD, and 304 to who has it already. */
export function sendAnswer(req: IncomingMessage, res: ServerResponse, { headers, body }: StoreAnswer): void {
  const varies = res.getHeader("vary");
  res.setHeader("vary", varies === undefined ? VARIES : `${String(varies)}, ${VARIES}`);
  for (const name in headers) {
    res.setHeader(name, headers[name] ?? "");
  }
  if (isKnown(req.headers["if-none-match"], headers["etag"])) {
    res.writeHead(304).end();
    return;
  }
  res.setHeader("content-type", JSON_TYPE);
  res.setHeader("content-length", Buffer.byteLength(body));
  res.writeHead(200).end(req.method === "HEAD" ? undefined : body);
}

function isKnown(tags: string | undefined, tag: string | undefined): boolean {
  if (tags === undefined || tag === undefined) {
    return false;
  }
  const bare = tag.replace(/^W\//, "");
  return tags.split(",").some((known) => ["*", bare].includes(known.trim().replace(/^W\//, "")));
}
