import type { MedusaRequest } from "@medusajs/framework/http";
import { Refusal } from "@quickdash/dark-stores/contract";

/** Reads a body that is no JSON; refuses `body_too_large` as soon as it is longer than allowed. */
export async function readBody(req: MedusaRequest, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new Refusal("invalid_data", "body_too_large", `Send at most ${maxBytes} bytes.`, { max_bytes: maxBytes });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
