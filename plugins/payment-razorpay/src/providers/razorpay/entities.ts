import { z } from "zod";

/** Razorpay writes empty notes as an empty list. */
const notes = z
  .union([z.record(z.string(), z.unknown()), z.array(z.unknown())])
  .nullish()
  .transform((value): Record<string, unknown> => (value && !Array.isArray(value) ? value : {}));

/** The parts of Razorpay's order that are used here; amounts in the smallest unit. */
export const orderSchema = z.object({
  id: z.string(),
  amount: z.int(),
  currency: z.string(),
  status: z.enum(["created", "attempted", "paid"]),
  receipt: z.string().nullish(),
  notes,
});
export type RazorpayOrder = z.infer<typeof orderSchema>;

/** The parts of Razorpay's payment that are used here; amounts in the smallest unit. */
export const paymentSchema = z.object({
  id: z.string(),
  order_id: z.string().nullish(),
  amount: z.int(),
  currency: z.string(),
  status: z.enum(["created", "authorized", "captured", "refunded", "failed"]),
  amount_refunded: z.int().nullish(),
  error_description: z.string().nullish(),
});
export type RazorpayPayment = z.infer<typeof paymentSchema>;

/** The parts of Razorpay's refund that are used here; amounts in the smallest unit. */
export const refundSchema = z.object({
  id: z.string(),
  payment_id: z.string(),
  amount: z.int(),
  currency: z.string(),
  status: z.enum(["pending", "processed", "failed"]),
  receipt: z.string().nullish(),
});
export type RazorpayRefund = z.infer<typeof refundSchema>;

/** A page of any of them. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });
