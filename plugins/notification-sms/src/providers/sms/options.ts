import { z } from "zod";

/** Options of the SMS provider. Without `gatewayUrl` messages are written to the log, for development. */
export const smsOptionsSchema = z.object({
  channels: z.array(z.string()).optional(),
  /** Where messages are POSTed as JSON `{to, text, template, template_id, data}`. */
  gatewayUrl: z.url().optional(),
  /**
   * What is POSTed instead, in the gateway's own words: any JSON in whose strings `{{to}}`, `{{text}}`, `{{template}}`,
   * `{{template_id}}`, `{{locale}}` and `{{key}}` are filled in.
   */
  gatewayBody: z.record(z.string(), z.json()).optional(),
  /** Ids under which texts are registered, as India's DLT rules demand: `{order_confirmed: {en: "1107...", hi: "..."}}`. */
  templateIds: z.record(z.string(), z.record(z.string(), z.string().min(1))).default({}),
  /** Sent as `Authorization: Bearer ...`. */
  gatewayToken: z.string().min(1).optional(),
  /** How long one attempt may take. */
  timeoutMs: z.int().positive().max(60_000).default(5000),
  /** Attempts in all, the first included. */
  attempts: z.int().min(1).max(5).default(3),
  /** Pause before the second attempt; it doubles with each further one. */
  retryDelayMs: z.int().min(0).max(10_000).default(300),
});
export type SmsOptions = z.infer<typeof smsOptionsSchema>;

/** Reads the options. Throws one sentence naming what is wrong. */
export function readSmsOptions(raw: unknown, nodeEnv: string | undefined): SmsOptions {
  const parsed = smsOptionsSchema.safeParse(raw ?? {});
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`notification-sms: options are wrong. ${problems.join("; ")}.`);
  }
  if (nodeEnv === "production" && !parsed.data.gatewayUrl) {
    throw new Error(
      "notification-sms: gatewayUrl must be set in production, login codes must not be written to the log.",
    );
  }
  return parsed.data;
}
