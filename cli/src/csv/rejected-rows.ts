import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { finished } from "node:stream/promises";
import { CommandError, UsageError } from "../frame/errors.js";
import { csvLine } from "../inventory/convert-rows.js";
import { openCsv, type CsvRow, type RowError } from "./read-rows.js";

/** Says what is wrong with a row, asked once for each row in the order of the file; nothing when it was taken. */
export type FindFault = (row: CsvRow) => RowError | undefined | Promise<RowError | undefined>;

const ADDED = ["error_line", "error_code", "error_message"];

/** Throws when rejected rows would be written over the file they are read from, whatever links lead there. */
export async function refuseSameFile(path: string, target: string): Promise<void> {
  const [source, sink] = await Promise.all([path, target].map((each) => realpath(each).catch(() => resolve(each))));
  if (source === sink) {
    throw new UsageError("--errors must be another file than the one that is imported: that would be written over.");
  }
}

/**
 * Writes the rows of a file that were not taken, as they stand there, each with what is wrong with it: corrected, they
 * are imported like the file. Reads the file once more and keeps none of it.
 */
export async function writeRejectedRows(
  path: string,
  target: string,
  mapping: string | undefined,
  findFault: FindFault,
): Promise<number> {
  const { headers, rows } = await openCsv(path, mapping);
  const sink = createWriteStream(target);
  const failure = new Promise<never>((_, reject) => {
    sink.once("error", (error) =>
      reject(new CommandError("file_not_written", `Cannot write ${target}: ${error.message}`)),
    );
  });
  failure.catch(() => undefined);
  const write = async (cells: readonly string[]): Promise<void> => {
    if (!sink.write(csvLine(cells))) await Promise.race([once(sink, "drain"), failure]);
  };
  await write([...headers.filter((header) => !ADDED.includes(header)), ...ADDED]);
  const kept = headers.map((header, index) => (ADDED.includes(header) ? -1 : index)).filter((index) => index >= 0);
  let count = 0;
  for await (const row of rows) {
    const error = await findFault(row);
    if (!error) continue;
    await write([...kept.map((index) => row.record[index] ?? ""), String(row.line), error.code, error.message]);
    count += 1;
  }
  sink.end();
  await Promise.race([finished(sink), failure]);
  return count;
}
