import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import type { ImportRowError } from "../../contract/imports";
import {
  CsvReader,
  MAX_KEPT_ERRORS,
  NotUtf8Error,
  problemSentence,
  rowError,
  type CsvRecord,
  type ReceivedFile,
} from "../../modules/dark-stores";

/** A file with more rows than this is refused as a whole. */
export const MAX_ROWS = 5_000_000;
/** Rows are handed to the database in pieces of this size, one on its way while the next is read. */
const PIECE_CHARACTERS = 256 * 1024;
const ERROR_BATCH = 1000;

/** Makes COPY text of the rows below one header. */
export interface RowReader {
  columns: string[];
  read(record: CsvRecord): string | ImportRowError[];
}

/** How files of one kind are read, and what becomes of their rows. */
export interface Receiver {
  /** A reader for the rows below this header, or what is wrong with it. */
  begin(header: string[]): { reader: RowReader } | { errors: ImportRowError[] };
  /** The name of a cell by its place, for errors of cells that could not be read. */
  columnAt(header: string[], cell: number): string | null;
  copy(columns: string[], rows: Buffer): Promise<void>;
  addErrors(errors: ImportRowError[]): Promise<void>;
  /** Told about every piece; throws to stop. */
  onProgress(rowCount: number): void;
}

/** Reads a CSV file as it arrives; memory does not grow with it. Good rows are staged, bad ones written down. */
export async function receiveFile(file: Readable, receiver: Receiver): Promise<ReceivedFile> {
  const intake = new Intake(receiver);
  try {
    for await (const chunk of file as AsyncIterable<Buffer>) {
      await intake.take(chunk);
    }
    return await intake.finish();
  } finally {
    await intake.settle();
    // What is left of a file that we stopped reading has to be taken in, or the sender never hears our answer.
    file.resume();
  }
}

class Intake {
  private readonly hash = createHash("sha256");
  private readonly csv = new CsvReader();
  private readonly errors: ImportRowError[] = [];
  private bytes = 0;
  private rows = 0;
  private staged = 0;
  private unreadable = 0;
  private keptErrors = 0;
  private header: string[] | null = null;
  private reader: RowReader | null = null;
  private stopped = false;
  private text = "";
  private onTheWay: Promise<void> = Promise.resolve();

  constructor(private readonly receiver: Receiver) {}

  async take(chunk: Buffer): Promise<void> {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    if (this.stopped) {
      return;
    }
    this.readAll(() => this.csv.push(chunk));
    if (this.text.length >= PIECE_CHARACTERS) {
      await this.send();
    }
    if (this.errors.length >= ERROR_BATCH) {
      await this.keepErrors();
    }
  }

  async finish(): Promise<ReceivedFile> {
    if (!this.stopped) {
      this.readAll(() => this.csv.end());
    }
    if (this.rows === 0 && this.unreadable === 0) {
      this.stop("empty_file", "The file has no rows below its header.");
    }
    await this.send();
    await this.onTheWay;
    await this.keepErrors();
    return {
      file_hash: this.hash.digest("hex"),
      file_bytes: this.bytes,
      row_count: this.rows,
      staged_count: this.staged,
      unreadable_count: this.unreadable,
    };
  }

  /** Waits for the piece on its way, whatever becomes of it: nothing may be written after this. */
  async settle(): Promise<void> {
    await this.onTheWay.catch(() => undefined);
  }

  private readAll(next: () => CsvRecord[]): void {
    try {
      for (const record of next()) {
        this.readOne(record);
        if (this.stopped) {
          return;
        }
      }
    } catch (error) {
      if (!(error instanceof NotUtf8Error)) {
        throw error;
      }
      this.stop("wrong_encoding", "The file is not UTF-8 text: save it as CSV UTF-8 and send it again.");
    }
  }

  private readOne(record: CsvRecord): void {
    if (this.reader === null) {
      this.begin(record);
      return;
    }
    if (this.rows >= MAX_ROWS) {
      this.stop("too_many_rows", `A file may have at most ${MAX_ROWS} rows: split it.`, record.line);
      return;
    }
    this.rows += 1;
    if (record.problem) {
      this.fault([this.problemOf(record.line, record.problem)]);
      return;
    }
    const read = this.reader.read(record);
    if (typeof read === "string") {
      this.text += read;
      this.staged += 1;
    } else {
      this.fault(read);
    }
  }

  private begin(record: CsvRecord): void {
    this.header = record.cells;
    const begun = record.problem
      ? { errors: [this.problemOf(record.line, record.problem)] }
      : this.receiver.begin(record.cells);
    if ("reader" in begun) {
      this.reader = begun.reader;
    } else {
      this.stopped = true;
      this.fault(begun.errors);
    }
  }

  private problemOf(line: number, { code, cell }: NonNullable<CsvRecord["problem"]>): ImportRowError {
    return rowError(line, this.receiver.columnAt(this.header ?? [], cell), code, problemSentence(code));
  }

  private stop(code: string, message: string, line = 1): void {
    this.stopped = true;
    this.fault([rowError(line, null, code, message)]);
  }

  private fault(errors: ImportRowError[]): void {
    this.unreadable += 1;
    this.errors.push(...errors);
  }

  /** Hands a piece over once the one before it has arrived. */
  private async send(): Promise<void> {
    await this.onTheWay;
    if (this.text !== "" && this.reader) {
      const rows = Buffer.from(this.text);
      this.text = "";
      this.onTheWay = this.receiver.copy(this.reader.columns, rows);
      // Seen at the next piece or at the end; until then it must not count as unhandled.
      this.onTheWay.catch(() => undefined);
    }
    this.receiver.onProgress(this.rows);
  }

  private async keepErrors(): Promise<void> {
    const kept = this.errors.splice(0).slice(0, MAX_KEPT_ERRORS - this.keptErrors);
    this.keptErrors += kept.length;
    if (kept.length > 0) {
      await this.receiver.addErrors(kept);
    }
  }
}
