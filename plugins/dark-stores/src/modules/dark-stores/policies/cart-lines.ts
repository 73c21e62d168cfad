import type { Offer } from "../../../contract/offers";
import { Refusal } from "../../../contract/refusal";
import { namedSubstituteOf } from "./substitution";

/** A line of a cart as it stands. */
export interface CartLine {
  id: string;
  variant_id: string | null;
  quantity: number;
  unit_price: number;
  compare_at_unit_price: number | null;
}

/** What the customer asks for: more of a variant, or another quantity on a line. */
export type CartChange =
  | { kind: "add"; variant_id: string; quantity: number; metadata?: Record<string, unknown> | null | undefined }
  | { kind: "set"; line_id: string; quantity: number; metadata?: Record<string, unknown> | null | undefined };

export interface NewLine {
  variant_id: string;
  quantity: number;
  unit_price: number;
  compare_at_unit_price: number | null;
  metadata: Record<string, unknown> | null;
}

export interface LineUpdate {
  id: string;
  quantity: number;
  unit_price: number;
  compare_at_unit_price: number | null;
  metadata?: Record<string, unknown> | null;
}

/** What to write: lines to create, lines to change (prices that moved included), lines to remove. */
export interface CartPlan {
  create: NewLine[];
  update: LineUpdate[];
  remove: string[];
}

/** The price an offer puts on a line now, a running sale included; a price below MRP keeps the MRP beside it. */
export function priceOf(offer: Offer): { unit_price: number; compare_at_unit_price: number | null } {
  const { selling_price, mrp } = offer;
  return { unit_price: selling_price, compare_at_unit_price: mrp > selling_price ? mrp : null };
}

/** Refuses a quantity of a variant that the store cannot or will not give: `not_available`, `insufficient_stock`, `max_per_order`. */
export function checkQuantity(offer: Offer | undefined, variantId: string, requested: number): Offer {
  if (!offer?.is_available) {
    throw new Refusal("invalid_data", "not_available", "This store does not offer this item at the moment.", {
      variant_id: variantId,
      available: 0,
    });
  }
  if (requested > offer.available) {
    const available = Math.max(0, offer.available);
    const message = available === 0 ? "This item is sold out." : `Only ${available} of this item are left.`;
    throw new Refusal("invalid_data", "insufficient_stock", message, {
      variant_id: variantId,
      requested,
      available,
      items: [{ variant_id: variantId, requested, available }],
    });
  }
  if (offer.max_per_order !== null && requested > offer.max_per_order) {
    throw new Refusal("invalid_data", "max_per_order", `At most ${offer.max_per_order} of this item per order.`, {
      variant_id: variantId,
      requested,
      max_per_order: offer.max_per_order,
    });
  }
  return offer;
}

function wholeNumber(quantity: number, minimum: number): number {
  if (!Number.isInteger(quantity) || quantity < minimum) {
    throw new Refusal("invalid_data", "invalid_quantity", `Quantities must be whole numbers of at least ${minimum}.`);
  }
  return quantity;
}

/** The variants whose offers a plan needs. Refuses `invalid_substitution`. */
export function variantsOf(lines: CartLine[], changes: CartChange[]): string[] {
  const added = changes.flatMap((change) => (change.kind === "add" ? [change.variant_id] : []));
  const named = changes.flatMap((change) => namedSubstituteOf(change.metadata) ?? []);
  return [...new Set([...lines.flatMap((line) => line.variant_id ?? []), ...added, ...named])];
}

/** Refuses `substitute_not_offered` when a line names a substitute that is the line's own variant or not of this store. */
function checkNamedSubstitute(change: CartChange, variantId: string | null, offers: Map<string, Offer>): void {
  const named = namedSubstituteOf(change.metadata);
  if (named !== null && (named === variantId || !offers.has(named))) {
    throw new Refusal(
      "invalid_data",
      "substitute_not_offered",
      "Choose another item of this store as the substitute.",
      {
        variant_id: named,
      },
    );
  }
}

/**
 * Turns changes into writes at this store's prices: one line per variant, quantities summed over all its lines and
 * checked against stock and the limit per order. Lines nobody asked to change only get today's price.
 */
export function planCart(lines: CartLine[], changes: CartChange[], offers: Map<string, Offer>): CartPlan {
  const state = lines.map((line) => ({
    ...line,
    metadata: undefined as Record<string, unknown> | null | undefined,
    changed: false,
  }));
  const create = new Map<string, NewLine>();
  const touched = new Set<string>();
  const remove: string[] = [];

  for (const change of changes) {
    if (change.kind === "set") {
      const quantity = wholeNumber(change.quantity, 0);
      const line = state.find((candidate) => candidate.id === change.line_id);
      if (!line) {
        throw new Refusal("not_found", "line_item_not_found", `This cart has no line ${change.line_id}.`);
      }
      checkNamedSubstitute(change, line.variant_id, offers);
      Object.assign(line, { quantity, changed: true, metadata: change.metadata });
      if (quantity === 0) {
        remove.push(line.id);
      } else if (line.variant_id) {
        touched.add(line.variant_id);
      }
      continue;
    }
    const quantity = wholeNumber(change.quantity, 1);
    const offer = checkQuantity(offers.get(change.variant_id), change.variant_id, 1);
    checkNamedSubstitute(change, change.variant_id, offers);
    touched.add(change.variant_id);
    const existing = state.find((line) => line.variant_id === change.variant_id && line.quantity > 0);
    const planned = create.get(change.variant_id);
    if (existing) {
      Object.assign(existing, { quantity: existing.quantity + quantity, changed: true, metadata: change.metadata });
    } else if (planned) {
      planned.quantity += quantity;
    } else {
      create.set(change.variant_id, {
        variant_id: change.variant_id,
        quantity,
        ...priceOf(offer),
        metadata: change.metadata ?? null,
      });
    }
  }

  for (const variantId of touched) {
    const held = state.filter((line) => line.variant_id === variantId).reduce((sum, line) => sum + line.quantity, 0);
    checkQuantity(offers.get(variantId), variantId, held + (create.get(variantId)?.quantity ?? 0));
  }

  const update = state.flatMap((line): LineUpdate[] => {
    const offer = line.variant_id ? offers.get(line.variant_id) : undefined;
    const price = offer
      ? priceOf(offer)
      : { unit_price: line.unit_price, compare_at_unit_price: line.compare_at_unit_price };
    const repriced = price.unit_price !== line.unit_price || price.compare_at_unit_price !== line.compare_at_unit_price;
    if (line.quantity === 0 || (!line.changed && !repriced)) {
      return [];
    }
    const metadata = line.metadata === undefined ? {} : { metadata: line.metadata };
    return [{ id: line.id, quantity: line.quantity, ...price, ...metadata }];
  });
  return { create: [...create.values()], update, remove };
}
