import { z } from "zod";

/** Why a customer wants money back for a delivered item. */
export const REFUND_REASONS = ["damaged", "missing", "wrong_item", "quality", "other"] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

/** Reasons of which a photo tells more than words: a customer has to send one. */
export const REASONS_WITH_PHOTO: readonly RefundReason[] = ["damaged", "wrong_item", "quality"];

/**
 * Where a refund of delivered items stands: waiting for operations, on its way through the payment provider, to be paid
 * out in cash, with the customer, or refused.
 */
export const REFUND_STATUSES = ["requested", "approved", "to_pay_out", "refunded", "declined"] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

const MAX_ITEMS = 100;
const MAX_TEXT = 500;
const text = z.string().trim().min(1).max(MAX_TEXT);
const list = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
    z.array(schema).max(MAX_ITEMS),
  );

const itemSchema = z.object({ line_item_id: z.string().min(1), quantity: z.number().int().min(1) });

/** Body of `POST /store/orders/:id/refunds` and `POST /admin/quick-orders/:id/refunds`. */
export const refundItemsSchema = z.object({
  items: z
    .array(itemSchema)
    .min(1)
    .max(MAX_ITEMS)
    .refine((items) => new Set(items.map((item) => item.line_item_id)).size === items.length, "name an item once"),
  reason: z.enum(REFUND_REASONS),
  note: text.optional(),
  /** Where the photo is: the id or address that the storefront's upload answered. */
  photo_reference: text.optional(),
});
export type RefundItemsInput = z.infer<typeof refundItemsSchema>;

/** Body of `POST /admin/refunds/:id/decline`. */
export const declineRefundSchema = z.object({ reason: text });
export type DeclineRefundInput = z.infer<typeof declineRefundSchema>;

/** Body of `POST /admin/refunds/:id/pay-out`: that the money is with the customer, and how to find the payment again. */
export const payOutRefundSchema = z.object({ reference: text });
export type PayOutRefundInput = z.infer<typeof payOutRefundSchema>;

/** Query of `GET /admin/refunds`; newest first. */
export const adminRefundsQuerySchema = z.object({
  status: list(z.enum(REFUND_STATUSES)).optional(),
  order_id: z.string().optional(),
  customer_id: z.string().optional(),
  dark_store_id: z.string().optional(),
  from: z.coerce.date().optional(),
  to: z.coerce.date().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
export type AdminRefundsQuery = z.infer<typeof adminRefundsQuerySchema>;

/** A refund of delivered items as its customer sees it; amounts in major units. */
export interface StoreRefund {
  id: string;
  status: RefundStatus;
  reason: RefundReason;
  note: string | null;
  amount: number;
  currency_code: string;
  created_at: string;
  refunded_at: string | null;
  decline_reason: string | null;
  items: { line_item_id: string; title: string; quantity: number; amount: number }[];
}

/** The same as operations see it. */
export interface AdminRefund extends StoreRefund {
  order_id: string;
  display_id: number;
  customer_id: string | null;
  dark_store_id: string;
  payment_method: string;
  photo_reference: string | null;
  requested_by: { type: string; id: string };
  decided_by: { type: string; id: string } | null;
  decided_at: string | null;
  pay_out_reference: string | null;
  /** How often paying was tried without success, and what was said the last time. */
  attempts: number;
  last_error: string | null;
}
