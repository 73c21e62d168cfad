import { z } from "zod";

const MAXIMUM_MONEY = 10_000_000;
const MAXIMUM_STOCK = 10_000_000;

/** An amount in major units. */
export const money = z
  .number({ error: "Write an amount, for example 49.50." })
  .min(0, "Not below 0.")
  .max(MAXIMUM_MONEY);

/** Pieces on a shelf. */
export const stock = z
  .number({ error: "Write a whole number." })
  .int("Write a whole number.")
  .min(0, "Not below 0.")
  .max(MAXIMUM_STOCK);

/** A number that may be left untouched but not emptied. */
export function filledIn(number: z.ZodNumber) {
  return z.string().trim().min(1, "Fill this in.").transform(Number).pipe(number).optional();
}

/** A number that may be left untouched, and is null when emptied. */
export function orNothing(number: z.ZodNumber) {
  return z
    .string()
    .trim()
    .transform((written) => (written === "" ? null : Number(written)))
    .pipe(number.nullable())
    .optional();
}
