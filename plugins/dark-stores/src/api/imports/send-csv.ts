import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { MedusaResponse } from "@medusajs/framework/http";

const BYTE_ORDER_MARK = "\ufeff";

/** Sends a CSV file as it is made, no faster than it is read. A reader that goes away ends the making. */
export async function sendCsv(
  res: MedusaResponse,
  file: { name: string; bom: boolean; pieces: AsyncIterable<string> },
): Promise<void> {
  res.setHeader("content-type", "text/csv; charset=utf-8");
  res.setHeader("content-disposition", `attachment; filename="${file.name}"`);
  if (file.bom) {
    res.write(BYTE_ORDER_MARK);
  }
  try {
    await pipeline(Readable.from(file.pieces), res);
  } catch (error) {
    if ((error as { code?: unknown }).code !== "ERR_STREAM_PREMATURE_CLOSE") {
      // The head has left with status 200: only a broken connection can say that the file is not whole.
      res.destroy(error as Error);
    }
  }
}

/** A text as a pattern that finds it anywhere, or null. */
export function patternOf(text: string | undefined): string | null {
  return text === undefined ? null : `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
