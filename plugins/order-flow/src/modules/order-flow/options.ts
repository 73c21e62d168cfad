import { z } from "zod";

const refundsSchema = z.object({
  /** For how many days after the delivery customers can ask for a refund. */
  window_days: z.number().int().min(0).default(3),
  /** Over how many days a customer's refunds are added up. */
  limit_days: z.number().int().min(1).default(30),
  /** How many refunds a customer gets in that time without operations looking at it. */
  limit_count: z.number().int().min(0).default(3),
  /** How much a customer gets back in that time without operations looking at it, in major units. */
  limit_amount: z.number().min(0).default(1_000),
});

const optionsSchema = z.looseObject({ refunds: refundsSchema.prefault({}) });

/** When a refund of delivered items is asked for in time, and when it needs no one to look at it. */
export type RefundRules = z.infer<typeof refundsSchema>;

/** Reads the plugin's options; throws with the name of the option that is wrong. */
export function readOptions(options: unknown): { refunds: RefundRules } {
  const parsed = optionsSchema.safeParse(options ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`order-flow: option ${issue?.path.join(".")}: ${issue?.message}`);
}
