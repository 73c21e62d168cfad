import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockLow } from "../../../contract/events";
import type { OfferInput } from "../../../contract/offers";
import { Refusal } from "../../../contract/refusal";
import { listOffersOf } from "../queries/list-offers-of.sql";
import { upsertOffers } from "../queries/upsert-offers.sql";
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
