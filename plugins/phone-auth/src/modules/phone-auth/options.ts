import { z } from "zod";

const limitSchema = z.object({ points: z.int().positive(), duration_seconds: z.int().positive() });

/** Options of the plugin. Limits are counted in Redis, or in memory when there is no `redisUrl`. */
export const phoneAuthOptionsSchema = z.object({
  redisUrl: z.string().optional(),
  /** A code that is always accepted; only outside production. */
  fixedCode: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  /** ISO 3166 alpha-2 country of numbers written without a country code. */
  defaultCountry: z.string().length(2).default("IN"),
  limits: z
    .object({
      sends_per_number: limitSchema.default({ points: 10, duration_seconds: 600 }),
      sends_per_address: limitSchema.default({ points: 100, duration_seconds: 60 }),
      tries_per_number: limitSchema.default({ points: 30, duration_seconds: 600 }),
      password_failures: limitSchema.default({ points: 10, duration_seconds: 300 }),
      password_failures_per_email: limitSchema.default({ points: 50, duration_seconds: 900 }),
    })
    .prefault({}),
});
export type PhoneAuthOptions = z.infer<typeof phoneAuthOptionsSchema>;
export type LimitName = keyof PhoneAuthOptions["limits"];

/** Reads the options. Throws when one is wrong or when a fixed code is set in production. */
export function readOptions(raw: unknown, nodeEnv: string | undefined): PhoneAuthOptions {
  const options = phoneAuthOptionsSchema.parse(raw ?? {});
  if (options.fixedCode && nodeEnv === "production") {
    throw new Error("phone-auth: fixedCode must not be set in production, anyone could log in as anyone.");
  }
  return options;
}
