import { randomBytes, randomInt, scrypt, timingSafeEqual } from "node:crypto";

export const LOGIN_CODE_DIGITS = 6;
export const LOGIN_CODE_TTL_SECONDS = 5 * 60;
export const LOGIN_CODE_MAX_TRIES = 5;

const SALT_BYTES = 16;
const HASH_BYTES = 32;
/**
 * About 20 ms of one core per guess: going through all million codes of a leaked row takes hours, a code lives
 * for minutes.
 */
const SCRYPT_COST = { N: 2 ** 13, r: 8, p: 1 };

/** A new code, uniformly random, leading zeros included. */
export function generateLoginCode(): string {
  return randomInt(0, 10 ** LOGIN_CODE_DIGITS)
    .toString()
    .padStart(LOGIN_CODE_DIGITS, "0");
}

/** Whether the text has the form of a code at all. */
export function looksLikeLoginCode(text: string): boolean {
  return new RegExp(`^\\d{${LOGIN_CODE_DIGITS}}$`).test(text);
}

/** A new random salt, hexadecimal. */
export function newSalt(): string {
  return randomBytes(SALT_BYTES).toString("hex");
}

/** The scrypt hash of a code under its own salt, hexadecimal. */
export function hashLoginCode(code: string, salt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(code, Buffer.from(salt, "hex"), HASH_BYTES, SCRYPT_COST, (error, hash) =>
      error ? reject(error) : resolve(hash.toString("hex")),
    );
  });
}

/** Compares two secrets in a time that does not depend on where they differ. */
export function equalSecrets(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
