import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { MedusaResponse } from "@medusajs/framework/http";
import { Refusal } from "../../contract/refusal";

const BYTE_ORDER_MARK = "\ufeff";
/** Each file that is being made holds a connection to the database; orders need the others. */
const FILES_AT_ONCE = 4;
const RETRY_AFTER_SECONDS = 10;
const STALLED_AFTER_MS = 30_000;

let filesUnderWay = 0;

/**
 * Sends a CSV file as it is made, no faster than it is read. A reader that goes away, or takes nothing for
 * `stalled_after_ms`, ends the making. Refuses `too_many_exports` while this process makes four others.
 */
export async function sendCsv(
  res: MedusaResponse,
  file: { name: string; bom: boolean; pieces: AsyncIterable<string> },
  stalled_after_ms = STALLED_AFTER_MS,
): Promise<void> {
  const release = takePlace();
  try {
    res.setHeader("content-type", "text/csv; charset=utf-8");
    res.setHeader("content-disposition", `attachment; filename="${file.name}"`);
    if (file.bom) {
      res.write(BYTE_ORDER_MARK);
    }
    const cutOff = () => res.destroy(new Error("The reader of a CSV file stalled."));
    await pipeline(Readable.from(watched(file.pieces, { cutOff, stalled_after_ms, release })), res);
  } catch (error) {
    if ((error as { code?: unknown }).code !== "ERR_STREAM_PREMATURE_CLOSE") {
      // The head has left with status 200: only a broken connection can say that the file is not whole.
      res.destroy(error as Error);
    }
  } finally {
    release();
  }
}

/** Counts one more file; the answer gives its place back, once. */
function takePlace(): () => void {
  if (filesUnderWay >= FILES_AT_ONCE) {
    const sentence = `${FILES_AT_ONCE} files are being exported already: try again in ${RETRY_AFTER_SECONDS} seconds.`;
    throw new Refusal("rate_limited", "too_many_exports", sentence, { retry_after_seconds: RETRY_AFTER_SECONDS });
  }
  filesUnderWay += 1;
  let isHeld = true;
  return () => {
    filesUnderWay -= isHeld ? 1 : 0;
    isHeld = false;
  };
}

/** The pieces, with a clock that runs only while the reader is waited for, never while the database is. */
async function* watched(
  pieces: AsyncIterable<string>,
  { cutOff, stalled_after_ms, release }: { cutOff: () => void; stalled_after_ms: number; release: () => void },
): AsyncGenerator<string> {
  let clock: NodeJS.Timeout | undefined;
  try {
    for await (const piece of pieces) {
      clock = setTimeout(cutOff, stalled_after_ms);
      yield piece;
      clearTimeout(clock);
    }
  } finally {
    clearTimeout(clock);
    release();
  }
}

/** A text as a pattern that finds it anywhere, or null. */
export function patternOf(text: string | undefined): string | null {
  return text === undefined ? null : `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
