import { z } from "zod";

const DAY_SECONDS = 24 * 60 * 60;

/** Options of the plugin. */
export const idempotencyOptionsSchema = z.object({
  /** How long a key and its answer are kept. */
  lifetimeSeconds: z.int().positive().default(DAY_SECONDS),
  /** How long after a process died its request may run again. A run under way renews its lease three times as often. */
  leaseSeconds: z.int().min(3).max(300).default(30),
  /** A run that takes longer than this no longer renews its lease. */
  longestRunSeconds: z.int().positive().default(300),
  /** A longer answer is not kept. */
  maxAnswerBytes: z.int().positive().default(1_000_000),
  /** Headers that are part of a request because they change what it does. */
  requestHeaders: z.array(z.string().toLowerCase()).default([]),
});
export type IdempotencyOptions = z.infer<typeof idempotencyOptionsSchema>;
