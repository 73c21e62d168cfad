import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockMovementRow } from "./commit-stock.sql";

/**
 * Changes stock on hand by differences and writes the ledger.
 * Parameters: variants, stores and differences in step (each pair at most once), reason per line, actor, reference.
 * Rows: one per changed offer; fewer than lines when an offer does not exist.
 * Invariant: offers locked in (variant, store) order; the table's CHECK refuses going below what is reserved.
 * Stock is written from the locked rows (see `reserveStock`).
 */
export async function adjustStock(
  db: Knex,
  params: {
    dark_store_ids: string[];
    variant_ids: string[];
    differences: number[];
    reasons: string[];
    actor_type: string;
    actor_id: string | null;
    reference: string | null;
  },
): Promise<StockMovementRow[]> {
  const { rows } = await db.raw<{ rows: StockMovementRow[] }>(
    `WITH line AS (
       SELECT dark_store_id, variant_id, difference, reason
       FROM unnest(:dark_store_ids::text[], :variant_ids::text[], :differences::integer[], :reasons::text[])
         AS given(dark_store_id, variant_id, difference, reason)
     ),
     locked AS MATERIALIZED (
       SELECT offer.dark_store_id, offer.variant_id, offer.on_hand, offer.reserved, line.difference, line.reason
       FROM store_offer offer
       JOIN line USING (dark_store_id, variant_id)
       ORDER BY offer.variant_id, offer.dark_store_id
       FOR UPDATE OF offer
     ),
     changed AS (
       UPDATE store_offer offer
       SET on_hand = locked.on_hand + locked.difference, reserved = locked.reserved, updated_at = now()
       FROM locked
       WHERE offer.dark_store_id = locked.dark_store_id AND offer.variant_id = locked.variant_id
       RETURNING offer.dark_store_id, offer.variant_id, locked.difference AS quantity, locked.reason, offer.on_hand,
                 offer.on_hand - offer.reserved AS available, offer.reorder_level
     ),
     entered AS (
       INSERT INTO stock_ledger
         (dark_store_id, variant_id, reason, quantity, before, after, actor_type, actor_id, reference)
       SELECT dark_store_id, variant_id, reason, quantity, on_hand - quantity, on_hand, :actor_type, :actor_id, :reference
       FROM changed
     )
     SELECT dark_store_id, variant_id, quantity, on_hand, available, reorder_level,
            available <= reorder_level AND available - quantity > reorder_level AS is_low
     FROM changed
     ORDER BY variant_id, dark_store_id`,
    params,
  );
  return rows;
}
