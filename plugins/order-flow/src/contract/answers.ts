import type { StoreRefund } from "./refunds";
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
  /** As ordered, and what is owed for what was packed, in major units. */
  total: number;
  due_total: number;
  lines: StoreQuickOrderLine[];
  /** Refunds of delivered items, newest first. */
  refunds: StoreRefund[];
}

/** What became of a line of the customer's order. */
export interface StoreQuickOrderLine {
  line_item_id: string;
  variant_id: string;
  title: string;
  quantity: number;
  picked_quantity: number | null;
  /** What the line costs as packed; as ordered until it was picked. */
  due: number;
  preference: LinePreference;
  substitute: LineSubstitute | null;
  nominal_weight_grams: number | null;
  picked_weight_grams: number | null;
}

/** What a customer may want when a line cannot be packed as ordered. */
export const SUBSTITUTION_KINDS = ["refund", "best_match", "variant"] as const;
export type SubstitutionKind = (typeof SUBSTITUTION_KINDS)[number];

/** What the customer wants when the line cannot be packed as ordered; the variant is named with `variant` only. */
export interface LinePreference {
  kind: SubstitutionKind;
  variant_id: string | null;
  title: string | null;
}

/** What was packed in place of a line or a part of it. */
export interface LineSubstitute {
  variant_id: string;
  title: string;
  quantity: number;
  /** Its own price in the store; the line never costs more than what was ordered. */
  unit_price: number;
  weight_grams: number | null;
}

/** A line as store staff sees it, lines in bin order. */
export interface StaffOrderLine {
  id: string;
  variant_id: string;
  title: string;
  bin: string | null;
  barcode: string | null;
  quantity: number;
  /** What lies in the bag for the line, substitutes included; null until it was picked. */
  picked_quantity: number | null;
  status: "pending" | "picked" | "short";
  preference: LinePreference;
  substitute: (LineSubstitute & { bin: string | null; barcode: string | null }) | null;
  /** What one piece is sold as, in grams, and what the ordered pieces in the bag weigh; null when not sold by weight. */
  nominal_weight_grams: number | null;
  picked_weight_grams: number | null;
}

/** Something that the store could pack in place of a line, as its picker sees it. */
export interface SuggestedSubstitute {
  variant_id: string;
  title: string;
  bin: string | null;
  barcode: string | null;
  available: number;
  /** Its price in the store, in major units; the customer pays at most what they ordered for. */
  unit_price: number;
  /** Another pack of the ordered product. */
  same_product: boolean;
  nominal_weight_grams: number | null;
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
  /** In how many bags it leaves the store; null until it is packed. */
  bags: number | null;
  lines: StaffOrderLine[];
}
