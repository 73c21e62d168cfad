import type { OrderStatus, TimelineEntry } from "./statuses";

/** Codes of `{type: "cart", error: {code, message, items?}}`, the refusals of `POST /store/carts/:id/complete`. */
export const PLACING_REFUSALS = [
  "insufficient_stock",
  "store_closed",
  "out_of_area",
  "price_changed",
  "below_minimum",
  "max_per_order",
  "cart_empty",
  "cart_not_pinned",
  "address_point_missing",
  "shipping_method_missing",
  "payment_session_missing",
  "payment_failed",
] as const;
export type PlacingRefusalCode = (typeof PLACING_REFUSALS)[number];

/** What the customer sees of the quick order beside Medusa's order. */
export interface StoreQuickOrder {
  status: OrderStatus;
  promised_at: string;
  timeline: TimelineEntry[];
}

/** A line as store staff sees it, lines in bin order. */
export interface StaffOrderLine {
  id: string;
  variant_id: string;
  title: string;
  bin: string | null;
  barcode: string | null;
  quantity: number;
  picked_quantity: number | null;
  status: "pending" | "picked" | "short";
  preference: string | null;
}

/** An order as store staff sees it; the pickup code is null until the order is ready. */
export interface StaffOrder {
  order_id: string;
  display_id: number;
  dark_store_id: string;
  status: OrderStatus;
  promised_at: string;
  placed_at: string;
  picker_id: string | null;
  customer_first_name: string | null;
  pickup_code: string | null;
  lines: StaffOrderLine[];
}
