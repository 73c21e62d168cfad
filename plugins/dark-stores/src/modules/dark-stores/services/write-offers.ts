import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockLow } from "../../../contract/events";
import type { OfferInput } from "../../../contract/offers";
import { Refusal } from "../../../contract/refusal";
import { adjustStock } from "../queries/adjust-stock.sql";
import { findVariants } from "../queries/find-variants.sql";
import { listOffersOf } from "../queries/list-offers-of.sql";
import { upsertOffers } from "../queries/upsert-offers.sql";
import { isStockCheckViolation, lowOf, violates, type Actor } from "./settle";

/** A variant named by its id or its SKU. */
export interface VariantReference {
  variant_id?: string | undefined;
  sku?: string | undefined;
}

/** Resolves ids and SKUs to variant ids in the given order; refuses `variant_not_found` naming all that are unknown. */
export async function resolveVariants(db: Knex, references: VariantReference[]): Promise<string[]> {
  const rows = await findVariants(db, {
    variant_ids: references.flatMap((reference) => reference.variant_id ?? []),
    skus: references.flatMap((reference) => reference.sku ?? []),
  });
  const ids = new Set(rows.map((row) => row.variant_id));
  const bySku = new Map(rows.map((row) => [row.sku, row.variant_id]));
  const unknown: VariantReference[] = [];
  const resolved = references.map((reference) => {
    const id = reference.variant_id === undefined ? bySku.get(reference.sku ?? null) : reference.variant_id;
    if (id === undefined || !ids.has(id)) {
      unknown.push(reference);
      return "";
    }
    return id;
  });
  if (unknown.length > 0) {
    const names = unknown.slice(0, 5).map((reference) => reference.variant_id ?? reference.sku);
    throw new Refusal("invalid_data", "variant_not_found", `The catalogue has no variant ${names.join(", ")}.`, {
      items: unknown,
    });
  }
  return resolved;
}

function refuseDuplicates(variantIds: string[]): void {
  const repeated = variantIds.find((id, index) => variantIds.indexOf(id) !== index);
  if (repeated !== undefined) {
    throw new Refusal("invalid_data", "duplicate_variant", `Variant ${repeated} is given more than once.`);
  }
}

export interface WriteOffersInput extends Actor {
  dark_store_id: string;
  offers: OfferInput[];
}

/** Creates or changes offers, all or none; returns the variants written. Stock that changes is ledgered as `count`. */
export async function writeOffers(
  db: Knex,
  input: WriteOffersInput,
): Promise<{ variant_ids: string[]; low: StockLow[] }> {
  const variantIds = await resolveVariants(db, input.offers);
  refuseDuplicates(variantIds);
  const known = new Map(
    (await listOffersOf(db, { dark_store_id: input.dark_store_id, variant_ids: variantIds })).map((offer) => [
      offer.variant_id,
      offer,
    ]),
  );
  const offers = input.offers.map((offer, index) => {
    const variant_id = variantIds[index] ?? "";
    if (offer.price === undefined && !known.has(variant_id)) {
      throw new Refusal("invalid_data", "price_required", `A new offer needs a price: ${offer.sku ?? variant_id}.`);
    }
    return {
      variant_id,
      price: offer.price ?? null,
      mrp: offer.mrp ?? (known.has(variant_id) ? null : (offer.price ?? null)),
      on_hand: offer.on_hand ?? null,
      is_available: offer.is_available ?? null,
      bin: offer.bin ?? null,
      clear_bin: offer.bin === null,
      reorder_level: offer.reorder_level ?? null,
      max_per_order: offer.max_per_order ?? null,
      clear_max_per_order: offer.max_per_order === null,
    };
  });
  try {
    const rows = await upsertOffers(db, { ...input, offers, reason: "count", reference: null });
    return { variant_ids: variantIds, low: lowOf(rows) };
  } catch (error) {
    throw asOfferRefusal(error);
  }
}

/** The refusal behind a constraint of `store_offer`; any other error stays itself. */
export function asOfferRefusal(error: unknown): unknown {
  if (isStockCheckViolation(error)) {
    return new Refusal(
      "conflict",
      "stock_reserved",
      "Stock on hand cannot fall below zero or below what open orders hold.",
    );
  }
  if (violates(error, "store_offer_mrp_check")) {
    return new Refusal("invalid_data", "price_above_mrp", "The price must not be above the MRP.");
  }
  return error;
}

export interface AdjustInput extends Actor {
  dark_store_id: string;
  line: VariantReference & { quantity: number };
  reason: string;
}

/** Changes stock on hand of one offer by a difference; refuses `offer_not_found` and `stock_reserved`. */
export async function adjust(db: Knex, input: AdjustInput): Promise<{ variant_id: string; low: StockLow[] }> {
  const [variantId = ""] = await resolveVariants(db, [input.line]);
  try {
    const rows = await adjustStock(db, {
      dark_store_ids: [input.dark_store_id],
      variant_ids: [variantId],
      differences: [input.line.quantity],
      reasons: [input.reason],
      actor_type: input.actor_type,
      actor_id: input.actor_id,
      reference: null,
    });
    if (rows.length === 0) {
      throw new Refusal("not_found", "offer_not_found", "This store does not offer this variant.");
    }
    return { variant_id: variantId, low: lowOf(rows) };
  } catch (error) {
    throw asOfferRefusal(error);
  }
}

export interface TransferInput extends Actor {
  transfer_id: string;
  from_dark_store_id: string;
  to_dark_store_id: string;
  lines: (VariantReference & { quantity: number })[];
}

/**
 * Moves stock between two stores, all or none. A variant the receiving store does not offer yet is offered there at
 * the sending store's price, not available until someone says so.
 */
export async function transfer(db: Knex, input: TransferInput): Promise<{ variant_ids: string[]; low: StockLow[] }> {
  const variantIds = await resolveVariants(db, input.lines);
  refuseDuplicates(variantIds);
  const senders = await listOffersOf(db, { dark_store_id: input.from_dark_store_id, variant_ids: variantIds });
  const offered = new Map(senders.map((offer) => [offer.variant_id, offer]));
  const items = input.lines.flatMap((line, index) => {
    const variant_id = variantIds[index] ?? "";
    const available = offered.get(variant_id)?.available ?? 0;
    return available < line.quantity ? [{ variant_id, requested: line.quantity, available }] : [];
  });
  if (items.length > 0) {
    throw new Refusal("invalid_data", "insufficient_stock", "The sending store has less than this to give away.", {
      items,
    });
  }
  await offerWhereMissing(db, input, senders);
  const actor = { actor_type: input.actor_type, actor_id: input.actor_id, reference: input.transfer_id };
  try {
    const rows = await adjustStock(db, {
      dark_store_ids: [
        ...variantIds.map(() => input.from_dark_store_id),
        ...variantIds.map(() => input.to_dark_store_id),
      ],
      variant_ids: [...variantIds, ...variantIds],
      differences: [...input.lines.map((line) => -line.quantity), ...input.lines.map((line) => line.quantity)],
      reasons: [...variantIds.map(() => "transfer_out"), ...variantIds.map(() => "transfer_in")],
      ...actor,
    });
    return { variant_ids: variantIds, low: lowOf(rows) };
  } catch (error) {
    throw asOfferRefusal(error);
  }
}

async function offerWhereMissing(
  db: Knex,
  input: TransferInput,
  senders: Awaited<ReturnType<typeof listOffersOf>>,
): Promise<void> {
  const receivers = await listOffersOf(db, {
    dark_store_id: input.to_dark_store_id,
    variant_ids: senders.map((offer) => offer.variant_id),
  });
  const known = new Set(receivers.map((offer) => offer.variant_id));
  const missing = senders.filter((offer) => !known.has(offer.variant_id));
  if (missing.length === 0) {
    return;
  }
  await upsertOffers(db, {
    dark_store_id: input.to_dark_store_id,
    offers: missing.map((offer) => ({
      variant_id: offer.variant_id,
      price: offer.price,
      mrp: offer.mrp,
      on_hand: 0,
      is_available: false,
      bin: null,
      clear_bin: false,
      reorder_level: 0,
      max_per_order: offer.max_per_order,
      clear_max_per_order: false,
    })),
    reason: "transfer_in",
    actor_type: input.actor_type,
    actor_id: input.actor_id,
    reference: input.transfer_id,
  });
}
