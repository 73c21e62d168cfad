import { z } from "zod";

/** Options of the mail provider. */
export const emailOptionsSchema = z.object({
  channels: z.array(z.string()).optional(),
  /** `smtps://user:password@host:465`, or `smtp://` for a server that is asked to encrypt (STARTTLS). */
  smtpUrl: z.url({ protocol: /^smtps?$/ }),
  /** Who mails come from. */
  from: z.string().min(3),
  /** How long the server may take to let us in, and to answer after that. */
  timeoutMs: z.int().positive().max(60_000).default(10_000),
});
export type EmailOptions = z.infer<typeof emailOptionsSchema>;

/** Reads the options. Throws one sentence naming what is wrong. */
export function readEmailOptions(raw: unknown): EmailOptions {
  const parsed = emailOptionsSchema.safeParse(raw ?? {});
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`notification-email: options are wrong. ${problems.join("; ")}.`);
  }
  return parsed.data;
}
