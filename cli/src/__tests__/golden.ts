import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";

/**
 * Compares a text with the file that holds what it should be. UPDATE_GOLDEN=1 writes the file instead; the difference is
 * then read in review.
 */
export function expectGolden(path: string, text: string): void {
  const actual = text.endsWith("\n") ? text : `${text}\n`;
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
    return;
  }
  const name = relative(process.cwd(), path);
  if (!existsSync(path)) {
    throw new Error(`There is no ${name}. Run the test with UPDATE_GOLDEN=1 and look at what it writes.`);
  }
  const expected = readFileSync(path, "utf8");
  if (actual !== expected) {
    expect(`${name}, renewed with UPDATE_GOLDEN=1:\n${actual}`).toBe(
      `${name}, renewed with UPDATE_GOLDEN=1:\n${expected}`,
    );
  }
}
