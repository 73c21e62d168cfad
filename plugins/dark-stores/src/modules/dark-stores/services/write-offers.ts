import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockLow } from "../../../contract/events";
import type { Offer, OfferInput } from "../../../contract/offers";
import { Refusal } from "../../../contract/refusal";
import { refuseWrongSale, type Sale } from "../policies/sale";
import { insertOffers } from "../queries/insert-offers.sql";
import { listOffersOf } from "../queries/list-offers-of.sql";
import { lockOffers } from "../queries/lock-offers.sql";
import { updateOffers } from "../queries/update-offers.sql";
import { asOfferRefusal } from "./offer-refusals";
import { refuseDuplicates, resolveVariants } from "./resolve-variants";
import { lowOf, type Actor } from "./settle";

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
  const created = await lockOrCreate(db, input, variantIds);
  const stored = await listOffersOf(db, { dark_store_id: input.dark_store_id, variant_ids: variantIds });
  const known = new Map(stored.map((offer) => [offer.variant_id, offer]));
  const offers = input.offers.map((offer, index) => {
    const variant_id = variantIds[index] ?? "";
    refuseWrongSale(outcomeOf(offer, known.get(variant_id)), offer.sku ?? variant_id);
    return {
      variant_id,
      price: offer.price ?? null,
      mrp: offer.mrp ?? (created.has(variant_id) ? (offer.price ?? null) : null),
      on_hand: offer.on_hand ?? null,
      is_available: offer.is_available ?? null,
      bin: offer.bin ?? null,
      clear_bin: offer.bin === null,
      reorder_level: offer.reorder_level ?? null,
      max_per_order: offer.max_per_order ?? null,
      clear_max_per_order: offer.max_per_order === null,
      sale_price: offer.sale_price ?? null,
      sale_starts_at: offer.sale_starts_at ?? null,
      sale_ends_at: offer.sale_ends_at ?? null,
      clear_sale: offer.sale_price === null,
      clear_sale_starts_at: offer.sale_starts_at === null,
      clear_sale_ends_at: offer.sale_ends_at === null,
    };
  });
  try {
    const rows = await updateOffers(db, { ...input, offers, reason: "count", reference: null });
    return { variant_ids: variantIds, low: lowOf(rows) };
  } catch (error) {
    throw asOfferRefusal(error);
  }
}

/**
 * Locks these offers, in one order, and adds those that are missing, without stock, so that what is written next is
 * written to rows nobody else can change. Returns the variants added.
 */
async function lockOrCreate(db: Knex, input: WriteOffersInput, variantIds: string[]): Promise<Set<string>> {
  const { dark_store_id } = input;
  const all = { dark_store_ids: variantIds.map(() => dark_store_id), variant_ids: variantIds };
  const locked = new Set((await lockOffers(db, all)).map((offer) => offer.variant_id));
  const missing = input.offers.flatMap((offer, index) => {
    const variant_id = variantIds[index] ?? "";
    if (locked.has(variant_id)) {
      return [];
    }
    if (offer.price === undefined) {
      throw new Refusal("invalid_data", "price_required", `A new offer needs a price: ${offer.sku ?? variant_id}.`);
    }
    return [{ variant_id, price: offer.price, mrp: offer.mrp ?? offer.price }];
  });
  if (missing.length === 0) {
    return new Set();
  }
  try {
    const created = await insertOffers(db, {
      dark_store_id,
      variant_ids: missing.map((offer) => offer.variant_id),
      prices: missing.map((offer) => offer.price),
      mrps: missing.map((offer) => offer.mrp),
    });
    if (created.length < missing.length) {
      await lockOffers(db, all);
    }
    return new Set(created.map((offer) => offer.variant_id));
  } catch (error) {
    throw asOfferRefusal(error);
  }
}

/** Price and sale of an offer once it is written. */
function outcomeOf(given: OfferInput, known: Offer | undefined): Sale {
  const sale = given.sale_price === undefined ? (known?.sale_price ?? null) : given.sale_price;
  const kept = given.sale_price === null ? null : known;
  return {
    price: given.price ?? known?.price ?? 0,
    sale_price: sale,
    sale_starts_at: given.sale_starts_at === undefined ? (kept?.sale_starts_at ?? null) : given.sale_starts_at,
    sale_ends_at: given.sale_ends_at === undefined ? (kept?.sale_ends_at ?? null) : given.sale_ends_at,
  };
}
