import { randomInt } from "node:crypto";

const DIGITS = 4;

/** A code of four digits that cannot be guessed from earlier ones. */
export function newCode(): string {
  return randomInt(0, 10 ** DIGITS)
    .toString()
    .padStart(DIGITS, "0");
}
