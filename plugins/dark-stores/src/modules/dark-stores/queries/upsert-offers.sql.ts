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
 * Creates or changes offers of one store and writes the ledger for stock that changed.
 * Parameters: store, offers (each variant once; a new one must have a price), ledger reason, actor, reference.
 * Rows: one per offer, with the change of stock on hand.
 * Invariant: existing offers are locked in variant order before anything is written; stock never goes below reserved.
 */
export async function upsertOffers(
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
       SELECT offer.*
       FROM store_offer offer
       JOIN given USING (variant_id)
       WHERE offer.dark_store_id = :dark_store_id
       ORDER BY offer.variant_id
       FOR UPDATE OF offer
     ),
     written AS (
       INSERT INTO store_offer AS offer
         (dark_store_id, variant_id, price, mrp, on_hand, is_available, bin, reorder_level, max_per_order,
          sale_price, sale_starts_at, sale_ends_at)
       SELECT :dark_store_id, given.variant_id,
              coalesce(given.price, existing.price),
              coalesce(given.mrp, greatest(existing.mrp, given.price)),
              coalesce(given.on_hand, existing.on_hand, 0),
              coalesce(given.is_available, existing.is_available, true),
              CASE WHEN given.clear_bin THEN NULL ELSE coalesce(given.bin, existing.bin) END,
              coalesce(given.reorder_level, existing.reorder_level, 0),
              CASE WHEN given.clear_max_per_order THEN NULL ELSE coalesce(given.max_per_order, existing.max_per_order) END,
              CASE WHEN NOT given.clear_sale THEN coalesce(given.sale_price, existing.sale_price) END,
              CASE WHEN NOT given.clear_sale AND NOT given.clear_sale_starts_at
                   THEN coalesce(given.sale_starts_at, existing.sale_starts_at) END,
              CASE WHEN NOT given.clear_sale AND NOT given.clear_sale_ends_at
                   THEN coalesce(given.sale_ends_at, existing.sale_ends_at) END
       FROM given
       LEFT JOIN existing USING (variant_id)
       ORDER BY given.variant_id
       ON CONFLICT (dark_store_id, variant_id) DO UPDATE SET
         price = excluded.price, mrp = excluded.mrp, on_hand = excluded.on_hand, is_available = excluded.is_available,
         bin = excluded.bin, reorder_level = excluded.reorder_level, max_per_order = excluded.max_per_order,
         sale_price = excluded.sale_price, sale_starts_at = excluded.sale_starts_at,
         sale_ends_at = excluded.sale_ends_at, updated_at = now()
       RETURNING offer.dark_store_id, offer.variant_id, offer.on_hand, offer.on_hand - offer.reserved AS available,
                 offer.reorder_level
     ),
     changed AS (
       SELECT written.*, written.on_hand - coalesce(existing.on_hand, 0) AS quantity
       FROM written
       LEFT JOIN existing USING (variant_id)
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
