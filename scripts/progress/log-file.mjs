import { closeSync, fstatSync, openSync, readSync } from "node:fs";

const TAIL_BYTES = 16_384;

/** The last lines of a log that say something; empty when there is no such log. */
export function lastLines(path, count) {
  const lines = readTail(path)
    .split(/\r?\n|\r/)
    .filter((line) => line.trim() !== "");
  return lines.slice(-count);
}

function readTail(path) {
  let file;
  try {
    file = openSync(path, "r");
  } catch {
    return "";
  }
  try {
    const { size } = fstatSync(file);
    const length = Math.min(size, TAIL_BYTES);
    const buffer = Buffer.alloc(length);
    readSync(file, buffer, 0, length, size - length);
    return buffer.toString("utf8");
  } finally {
    closeSync(file);
  }
}
