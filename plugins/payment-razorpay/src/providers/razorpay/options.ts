import { z } from "zod";

/** Options of the Razorpay provider: an account's keys, and what differs from the defaults. */
export const razorpayOptionsSchema = z.object({
  key_id: z.string().min(1),
  key_secret: z.string().min(1),
  /** The secret that Razorpay signs webhooks with, as set in its dashboard. */
  webhook_secret: z.string().min(1),
  /** Another host that speaks Razorpay's API. */
  base_url: z.url({ protocol: /^https?$/ }).default("https://api.razorpay.com"),
  /** Whether money is taken when the customer pays; otherwise it is reserved and taken by a capture. */
  auto_capture: z.boolean().default(true),
  /** How long one call to Razorpay may take. */
  timeout_ms: z.int().positive().max(60_000).default(10_000),
});
export type RazorpayOptions = z.infer<typeof razorpayOptionsSchema>;

/** Reads the options. Throws one sentence naming what is wrong. */
export function readRazorpayOptions(raw: unknown): RazorpayOptions {
  const parsed = razorpayOptionsSchema.safeParse(raw ?? {});
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`payment-razorpay: options are wrong. ${problems.join("; ")}.`);
  }
  return parsed.data;
}
