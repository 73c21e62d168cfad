import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockLow } from "../../../contract/events";

/**
 * Writes the good lines of an import into the store's offers and the ledger (reason `import`).
 * Parameters: import, store, actor. Rows: one, with the number of offers written and the offers that this took to or
 * below their reorder level (at most 1,000).
 * Invariant: the offers are locked and the lines marked by this transaction already.
 */
export async function applyImport(
  db: Knex,
  params: { import_id: string; dark_store_id: string; actor_type: string; actor_id: string | null },
): Promise<{ applied: number; low: StockLow[] }> {
  const { rows } = await db.raw<{ rows: { applied: number; low: StockLow[] }[] }>(
    `WITH given AS (
       SELECT variant.id AS variant_id, line.*
       FROM inventory_import_row line
       JOIN product_variant variant ON variant.sku = line.sku AND variant.deleted_at IS NULL
       WHERE line.import_id = :import_id AND line.problem IS NULL
     ),
     existing AS MATERIALIZED (
       SELECT offer.*
       FROM store_offer offer
       JOIN given USING (variant_id)
       WHERE offer.dark_store_id = :dark_store_id
     ),
     written AS (
       INSERT INTO store_offer AS offer
         (dark_store_id, variant_id, price, mrp, on_hand, is_available, bin, reorder_level, max_per_order)
       SELECT :dark_store_id, given.variant_id,
              coalesce(given.price, existing.price),
              coalesce(given.mrp, greatest(existing.mrp, given.price)),
              coalesce(given.on_hand, existing.on_hand, 0),
              coalesce(given.is_available, existing.is_available, true),
              coalesce(given.bin, existing.bin),
              coalesce(given.reorder_level, existing.reorder_level, 0),
              coalesce(given.max_per_order, existing.max_per_order)
       FROM given
       LEFT JOIN existing USING (variant_id)
       ORDER BY given.variant_id
       ON CONFLICT (dark_store_id, variant_id) DO UPDATE SET
         price = excluded.price, mrp = excluded.mrp, on_hand = excluded.on_hand, is_available = excluded.is_available,
         bin = excluded.bin, reorder_level = excluded.reorder_level, max_per_order = excluded.max_per_order,
         updated_at = now()
       RETURNING offer.variant_id, offer.on_hand, offer.on_hand - offer.reserved AS available, offer.reorder_level
     ),
     changed AS (
       SELECT written.*, written.on_hand - coalesce(existing.on_hand, 0) AS quantity
       FROM written
       LEFT JOIN existing USING (variant_id)
     ),
     entered AS (
       INSERT INTO stock_ledger
         (dark_store_id, variant_id, reason, quantity, before, after, actor_type, actor_id, reference)
       SELECT :dark_store_id, variant_id, 'import', quantity, on_hand - quantity, on_hand, :actor_type, :actor_id, :import_id
       FROM changed
       WHERE quantity <> 0
     ),
     low AS (
       SELECT :dark_store_id AS dark_store_id, variant_id, available, reorder_level
       FROM changed
       WHERE available <= reorder_level AND available - quantity > reorder_level
       ORDER BY variant_id
       LIMIT 1000
     )
     SELECT (SELECT count(*)::integer FROM changed) AS applied,
            (SELECT coalesce(json_agg(low), '[]') FROM low) AS low`,
    params,
  );
  return rows[0] ?? { applied: 0, low: [] };
}
