import type { MedusaResponse } from "@medusajs/framework/http";
import type { GivenAnswer } from "../modules/idempotency/policies/judge-answer";

/**
 * Shows an answer to `look` before its end goes out, and lets it go when that is done: whoever has the answer finds it
 * kept. An answer written in pieces is shown without its body.
 */
export function interceptAnswer(res: MedusaResponse, look: (answer: GivenAnswer) => Promise<void>): void {
  const write = res.write.bind(res) as (...args: unknown[]) => boolean;
  const end = res.end.bind(res) as (...args: unknown[]) => MedusaResponse;
  let isInPieces = false;
  let hasEnded = false;

  res.write = ((...args: unknown[]) => {
    isInPieces = true;
    return write(...args);
  }) as MedusaResponse["write"];

  res.end = ((...args: unknown[]) => {
    if (hasEnded) {
      return res;
    }
    hasEnded = true;
    const type = res.getHeader("content-type");
    const answer: GivenAnswer = {
      status: res.statusCode,
      content_type: type === undefined ? null : String(type),
      body: isInPieces ? null : bytesOf(args),
    };
    void look(answer).finally(() => end(...args));
    return res;
  }) as MedusaResponse["end"];
}

/** What `end(chunk?, encoding?, done?)` was given. */
function bytesOf([chunk, encoding]: unknown[]): Buffer {
  if (chunk === undefined || chunk === null || typeof chunk === "function") {
    return Buffer.alloc(0);
  }
  return typeof chunk === "string"
    ? Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8")
    : Buffer.from(chunk as Uint8Array);
}
