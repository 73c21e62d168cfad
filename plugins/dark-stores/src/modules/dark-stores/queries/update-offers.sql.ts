import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockMovementRow } from "./commit-stock.sql";

/** One offer to write; null means "keep" (or the default for a new offer), `clear_*` means "set to null". */
export interface OfferWrite {
  variant_id: string;
  price: number | null;
  mrp: number | null;
  on_hand: number | null;
  is_available: boolean | null;
  bin: string | null;
  clear_bin: boolean;
  reorder_level: number | null;
  max_per_order: number | null;
  clear_max_per_order: boolean;
  sale_price: number | null;
  sale_starts_at: string | null;
  sale_ends_at: string | null;
  /** Ends the sale: all three become null. */
  clear_sale: boolean;
  clear_sale_starts_at: boolean;
  clear_sale_ends_at: boolean;
}

/**
 * Changes offers of one store and writes the ledger for stock that changed.
 * Parameters: store, offers (each variant once, all of them there), ledger reason, actor, reference.
 * Rows: one per offer, with the change of stock on hand.
 * Invariant: the caller locked the offers in an earlier statement, so that the snapshot of this one is the truth about
 * what stood there before; stock never goes below reserved.
 */
export async function updateOffers(
  db: Knex,
  params: {
    dark_store_id: string;
    offers: OfferWrite[];
    reason: string;
    actor_type: string;
    actor_id: string | null;
    reference: string | null;
  },
): Promise<StockMovementRow[]> {
  const { rows } = await db.raw<{ rows: StockMovementRow[] }>(
    `WITH given AS (
       SELECT *
       FROM jsonb_to_recordset(:offers::jsonb) AS line(
         variant_id text, price numeric, mrp numeric, on_hand integer, is_available boolean, bin text,
         clear_bin boolean, reorder_level integer, max_per_order integer, clear_max_per_order boolean,
         sale_price numeric, sale_starts_at timestamptz, sale_ends_at timestamptz, clear_sale boolean,
         clear_sale_starts_at boolean, clear_sale_ends_at boolean)
     ),
     existing AS MATERIALIZED (
       SELECT offer.variant_id, offer.on_hand
       FROM store_offer offer
       JOIN given USING (variant_id)
       WHERE offer.dark_store_id = :dark_store_id
     ),
     changed AS (
       UPDATE store_offer AS offer SET
         price = coalesce(given.price, offer.price),
         mrp = coalesce(given.mrp, greatest(offer.mrp, given.price)),
         on_hand = coalesce(given.on_hand, offer.on_hand),
         is_available = coalesce(given.is_available, offer.is_available),
         bin = CASE WHEN NOT given.clear_bin THEN coalesce(given.bin, offer.bin) END,
         reorder_level = coalesce(given.reorder_level, offer.reorder_level),
         max_per_order = CASE WHEN NOT given.clear_max_per_order THEN coalesce(given.max_per_order, offer.max_per_order) END,
         sale_price = CASE WHEN NOT given.clear_sale THEN coalesce(given.sale_price, offer.sale_price) END,
         sale_starts_at = CASE WHEN NOT given.clear_sale AND NOT given.clear_sale_starts_at
                               THEN coalesce(given.sale_starts_at, offer.sale_starts_at) END,
         sale_ends_at = CASE WHEN NOT given.clear_sale AND NOT given.clear_sale_ends_at
                             THEN coalesce(given.sale_ends_at, offer.sale_ends_at) END,
         updated_at = now()
       FROM given
       JOIN existing USING (variant_id)
       WHERE offer.dark_store_id = :dark_store_id AND offer.variant_id = given.variant_id
       RETURNING offer.dark_store_id, offer.variant_id, offer.on_hand, offer.on_hand - offer.reserved AS available,
                 offer.reorder_level, offer.on_hand - existing.on_hand AS quantity
     ),
     entered AS (
       INSERT INTO stock_ledger
         (dark_store_id, variant_id, reason, quantity, before, after, actor_type, actor_id, reference)
       SELECT dark_store_id, variant_id, :reason, quantity, on_hand - quantity, on_hand, :actor_type, :actor_id, :reference
       FROM changed
       WHERE quantity <> 0
     )
     SELECT changed.dark_store_id, changed.variant_id, changed.quantity, changed.on_hand, changed.available,
            changed.reorder_level,
            changed.available <= changed.reorder_level AND changed.available - changed.quantity > changed.reorder_level AS is_low
     FROM changed
     ORDER BY changed.variant_id`,
    { ...params, offers: JSON.stringify(params.offers) },
  );
  return rows;
}
