import { Refusal, type Fee } from "@quickdash/dark-stores/contract";
import type { PlacingRefusalCode } from "../../../contract";
import { inPaise, inRupees } from "./money";

/** A cart with what its store says about it, as far as the decision to place it goes. */
export interface Checkout {
  items: CheckoutItem[];
  dark_store_id: string | null;
  drop: { latitude: number; longitude: number } | null;
  has_shipping_method: boolean;
  /** A session exists, is still usable and is for the cart's total. */
  has_payment_session: boolean;
  minimum_order: number;
  /** Fees that are no longer what the customer saw. */
  changed_fees: ChangedFee[];
  serves: { serves: boolean; reason?: string };
}

export interface ChangedFee {
  kind: Fee["kind"];
  old_amount: number;
  new_amount: number;
}

export interface CheckoutItem {
  variant_id: string;
  title: string;
  quantity: number;
  /** As the customer saw it in the cart. */
  unit_price: number;
  /** What the store sells it for now; null when it no longer does. */
  offer: { price: number; available: number; max_per_order: number | null } | null;
}

/**
 * Throws the first reason why a cart cannot be placed, in the order a customer can act on them: what is missing in the
 * cart, then the store, then stock that is gone altogether, what is more than one order may take, prices, the minimum. How many are left is decided by the
 * reservation, not here.
 */
export function judgeCheckout(checkout: Checkout): void {
  refuseIncomplete(checkout);
  refuseUnserved(checkout);
  refuseUnlisted(checkout);
  refuseTooMany(checkout);
  refuseChangedPrices(checkout);
  refuseBelowMinimum(checkout);
}

function refuse(code: PlacingRefusalCode, message: string, details?: Record<string, unknown>): never {
  throw new Refusal("invalid_data", code, message, details);
}

function refuseIncomplete(checkout: Checkout): void {
  if (checkout.items.length === 0) refuse("cart_empty", "The cart is empty: add something first.");
  if (!checkout.dark_store_id) {
    refuse("cart_not_pinned", "The cart belongs to no dark store: create it with the header x-dark-store-id.");
  }
  if (!checkout.drop) {
    refuse(
      "address_point_missing",
      "The delivery address has no point: set shipping_address.metadata.latitude and longitude.",
    );
  }
  if (!checkout.has_shipping_method) refuse("shipping_method_missing", "Choose a delivery option first.");
  requirePayment(checkout.has_payment_session);
}

/** Refuses `payment_session_missing` for a cart without a session that can pay its total. */
export function requirePayment(hasPaymentSession: boolean): void {
  if (!hasPaymentSession) refuse("payment_session_missing", "Choose how to pay the cart's total first.");
}

function refuseUnserved({ serves }: Checkout): void {
  if (serves.serves) return;
  if (serves.reason === "out_of_area") refuse("out_of_area", "The store does not deliver to this address.");
  refuse("store_closed", "The store takes no orders right now: try again later.", {
    reason: serves.reason ?? "closed",
  });
}

function refuseUnlisted({ items }: Checkout): void {
  const gone = items.filter((item) => !item.offer);
  if (gone.length === 0) return;
  refuse("insufficient_stock", "The store no longer has everything in the cart.", {
    items: gone.map((item) => ({ variant_id: item.variant_id, requested: item.quantity, available: 0 })),
  });
}

/** Two lines of one variant are one demand; the store may have lowered its limit since they were added. */
function refuseTooMany({ items }: Checkout): void {
  const quantities = new Map<string, number>();
  for (const item of items) quantities.set(item.variant_id, (quantities.get(item.variant_id) ?? 0) + item.quantity);
  const tooMany = [...quantities].flatMap(([variant_id, requested]) => {
    const item = items.find((line) => line.variant_id === variant_id);
    const max_per_order = item?.offer?.max_per_order ?? Infinity;
    return requested > max_per_order ? [{ variant_id, title: item?.title, requested, max_per_order }] : [];
  });
  const [first] = tooMany;
  if (!first) return;
  refuse("max_per_order", `At most ${first.max_per_order} of ${first.title} per order: take some out.`, {
    items: tooMany,
  });
}

function refuseChangedPrices({ items, changed_fees }: Checkout): void {
  const changed = items.filter((item) => item.offer && inPaise(item.offer.price) !== inPaise(item.unit_price));
  if (changed.length === 0 && changed_fees.length === 0) return;
  refuse("price_changed", "Prices have changed: the cart now shows the new ones.", {
    items: changed.map((item) => ({
      variant_id: item.variant_id,
      title: item.title,
      old_price: item.unit_price,
      new_price: item.offer?.price,
    })),
    fees: changed_fees,
  });
}

function refuseBelowMinimum({ items, minimum_order }: Checkout): void {
  const missing =
    inPaise(minimum_order) - items.reduce((sum, item) => sum + inPaise(item.unit_price) * item.quantity, 0);
  if (missing <= 0) return;
  refuse("below_minimum", `The store delivers orders of ${minimum_order} or more: add a little.`, {
    minimum_order,
    missing: inRupees(missing),
  });
}
