import { isUtf8 } from "node:buffer";

/** One record of a CSV file; `line` is the line of the file it begins on, the header being line 1. */
export interface CsvRecord {
  line: number;
  cells: string[];
  /** Why the record cannot be read, and in which cell; its cells are then empty. */
  problem: { code: CsvProblem; cell: number } | null;
}

export type CsvProblem = "malformed_quotes" | "cell_too_long" | "invalid_utf8" | "invalid_character";

/** A record that is longer than this is an error of its own and is never kept in memory. */
export const MAX_RECORD_BYTES = 1024 * 1024;

const LF = 10;
const CR = 13;
const QUOTE = 34;
const COMMA = 44;
const EMPTY = Buffer.alloc(0);

/** The file is not text in UTF-8: nothing in it can be read. */
export class NotUtf8Error extends Error {}

/** What scanning for the end of a record found; -1 stands for "not yet". */
interface Scan {
  end: number;
  next: number;
  lines: number;
  malformed: boolean;
}

/**
 * Cuts bytes that arrive in pieces into records (RFC 4180): LF, CRLF or CR, a byte order mark, quoted line breaks.
 * What cannot be read becomes a record with a problem, and reading goes on with the line after it: a quote that never
 * closes takes its own line with it, not the rest of the file. Keeps at most one record in memory.
 */
export class CsvReader {
  private carry: Buffer = EMPTY;
  private line = 1;
  private begun = false;
  private bareReturns = false;
  /** Inside a line that is too long: its bytes are thrown away. */
  private skipping = false;

  /** Records that are complete with these bytes. Throws NotUtf8Error for a file in another encoding. */
  push(chunk: Buffer): CsvRecord[] {
    return this.read(chunk, false);
  }

  /** The records that only the end of the file completes. */
  end(): CsvRecord[] {
    return this.read(EMPTY, true);
  }

  private read(chunk: Buffer, last: boolean): CsvRecord[] {
    let data = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk;
    this.carry = EMPTY;
    if (!this.begun) {
      const start = this.begin(data, last);
      if (start === null) {
        this.carry = data;
        return [];
      }
      data = data.subarray(start);
    }
    if (this.bareReturns) {
      data = Buffer.from(data.map((byte) => (byte === CR ? LF : byte)));
    }
    const records: CsvRecord[] = [];
    let from = this.skipping ? this.skip(data) : 0;
    if (!data.includes(QUOTE, from)) {
      from = this.readPlain(data, from, records);
    }
    while (from < data.length) {
      let scan = scanRecord(data, from, last);
      if (scan.end < 0) {
        if (data.length - from <= MAX_RECORD_BYTES || !data.includes(LF, from)) {
          break;
        }
        scan = brokenLine(data, from);
      }
      records.push(this.recordOf(data.subarray(from, scan.end), scan.malformed));
      this.line += scan.lines;
      from = scan.next;
    }
    this.keep(data, from, records);
    return records.filter(({ cells, problem }) => problem !== null || cells.length > 1 || cells[0]?.trim() !== "");
  }

  /** Looks at the first bytes: the encoding and what ends a line. Null until enough of them are there. */
  private begin(data: Buffer, last: boolean): number | null {
    if (data.length < 3 && !last) {
      return null;
    }
    const head = data.subarray(0, 4096);
    if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || head.includes(0)) {
      throw new NotUtf8Error();
    }
    const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
    const [feed, carriage] = [data.indexOf(LF), data.indexOf(CR)];
    if (feed < 0 && (carriage < 0 || carriage === data.length - 1) && !last && data.length < MAX_RECORD_BYTES) {
      return null;
    }
    this.bareReturns = carriage >= 0 && (feed < 0 || carriage < feed) && data[carriage + 1] !== LF;
    this.begun = true;
    return start;
  }

  /** The quick way for bytes without a quote: every line is a record. Returns where the last, incomplete one begins. */
  private readPlain(data: Buffer, from: number, records: CsvRecord[]): number {
    const end = data.lastIndexOf(LF);
    if (end < from) {
      return from;
    }
    const region = data.subarray(from, end);
    if (!isUtf8(region) || region.includes(0)) {
      return from;
    }
    const returns = region.includes(CR) || data[end - 1] === CR;
    for (const text of region.toString("utf8").split("\n")) {
      const whole = returns && text.endsWith("\r") ? text.slice(0, -1) : text;
      records.push({ line: this.line, cells: whole.split(","), problem: null });
      this.line += 1;
    }
    return end + 1;
  }

  private recordOf(bytes: Buffer, malformed: boolean): CsvRecord {
    const { line } = this;
    const problem = (code: CsvProblem, cell: number): CsvRecord => ({ line, cells: [], problem: { code, cell } });
    if (malformed) {
      return problem("malformed_quotes", splitCells(bytes.toString("latin1")).length - 1);
    }
    if (!isUtf8(bytes)) {
      const cells = splitCells(bytes.toString("latin1"));
      return problem(
        "invalid_utf8",
        Math.max(
          0,
          cells.findIndex((cell) => !isUtf8(Buffer.from(cell, "latin1"))),
        ),
      );
    }
    const cells = splitCells(bytes.toString("utf8"));
    const strange = bytes.includes(0) ? cells.findIndex((cell) => cell.includes("\0")) : -1;
    return strange >= 0 ? problem("invalid_character", strange) : { line, cells, problem: null };
  }

  /** Keeps the beginning of a record for the next bytes, or starts to skip it when it is too long already. */
  private keep(data: Buffer, from: number, records: CsvRecord[]): void {
    const rest = data.subarray(from);
    if (rest.length <= MAX_RECORD_BYTES) {
      this.carry = Buffer.from(rest);
      return;
    }
    const cell = splitCells(rest.toString("latin1")).length - 1;
    records.push({ line: this.line, cells: [], problem: { code: "cell_too_long", cell } });
    this.skipping = true;
  }

  /** Throws away what belongs to a line that is too long; returns where the next one begins. */
  private skip(data: Buffer): number {
    const feed = data.indexOf(LF);
    if (feed < 0) {
      return data.length;
    }
    this.skipping = false;
    this.line += 1;
    return feed + 1;
  }
}

/** Finds the end of the record that begins at `from`, and how many lines it takes. */
function scanRecord(data: Buffer, from: number, last: boolean): Scan {
  let lines = 0;
  let cellStart = true;
  let at = from;
  while (at < data.length) {
    const byte = data[at];
    if (byte === QUOTE && cellStart) {
      for (at += 1; at < data.length; at += 1) {
        if (data[at] === QUOTE) {
          if (data[at + 1] !== QUOTE) {
            break;
          }
          at += 1;
        } else if (data[at] === LF) {
          lines += 1;
        }
      }
      const after = data[at + 1];
      if (at >= data.length - 1 && !last) {
        return { end: -1, next: -1, lines, malformed: false };
      }
      const closed = at < data.length && (after === undefined || after === COMMA || after === LF || after === CR);
      if (!closed) {
        return brokenLine(data, from);
      }
      at += 1;
      cellStart = false;
    } else if (byte === LF) {
      const end = at > from && data[at - 1] === CR ? at - 1 : at;
      return { end, next: at + 1, lines: lines + 1, malformed: false };
    } else {
      cellStart = byte === COMMA;
      at += 1;
    }
  }
  return last
    ? { end: data.length, next: data.length, lines: lines + 1, malformed: false }
    : { end: -1, next: -1, lines, malformed: false };
}

/** Gives up on the line that `from` begins, and on that line only. */
function brokenLine(data: Buffer, from: number): Scan {
  const feed = data.indexOf(LF, from);
  const end = feed < 0 ? data.length : feed;
  return { end, next: Math.min(end + 1, data.length), lines: 1, malformed: true };
}

/** The cells of one record that is known to be well-formed; of a broken one, as many as there are up to the break. */
function splitCells(text: string): string[] {
  if (!text.includes('"')) {
    return text.split(",");
  }
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      let end = at + 1;
      while (end < text.length && !(text[end] === '"' && text[end + 1] !== '"')) {
        end += text[end] === '"' ? 2 : 1;
      }
      cells.push(text.slice(at + 1, end).replaceAll('""', '"'));
      if (text[end + 1] !== ",") {
        return cells;
      }
      at = end + 2;
    } else {
      const comma = text.indexOf(",", at);
      cells.push(comma < 0 ? text.slice(at) : text.slice(at, comma));
      if (comma < 0) {
        return cells;
      }
      at = comma + 1;
    }
  }
}
