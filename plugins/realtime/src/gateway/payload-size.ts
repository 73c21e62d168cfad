/** Deeper than any message of ours. */
const MAX_DEPTH = 8;
/** A character is at most six bytes of JSON (`\\u0000`). */
const BYTES_PER_CHARACTER = 6;
/** No number, boolean or null is longer. */
const LONGEST_SCALAR = 25;

/** Whether a message is plain JSON of at most `limit` bytes and not nested deeper than any of ours. */
export function fitsInBytes(payload: unknown, limit: number): boolean {
  const most = mostBytes(payload, limit, MAX_DEPTH);
  return most <= limit || (most !== Infinity && Buffer.byteLength(JSON.stringify(payload)) <= limit);
}

/**
 * No fewer bytes than the value's JSON has; `Infinity` when it is binary or too deep. Counting is much cheaper than
 * writing the JSON, and nearly all messages are far below the limit.
 */
function mostBytes(value: unknown, limit: number, depth: number): number {
  if (typeof value === "string") {
    return value.length * BYTES_PER_CHARACTER + 2;
  }
  if (typeof value !== "object" || value === null) {
    return LONGEST_SCALAR;
  }
  if (depth === 0 || ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    return Infinity;
  }
  let bytes = 2;
  for (const key in value) {
    const inner = mostBytes((value as Record<string, unknown>)[key], limit, depth - 1);
    bytes += key.length * BYTES_PER_CHARACTER + 4 + inner;
  }
  return bytes;
}
