import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface StockMovementRow {
  dark_store_id: string;
  variant_id: string;
  quantity: number;
  on_hand: number;
  available: number;
  reorder_level: number;
  is_low: boolean;
}

/**
 * Turns the holds of a reference into goods that left the shelf, and writes the ledger (reason `sale`).
 * Parameters: reference, the store it holds in, picked variants and quantities in step (a held variant that is not
 * among them was not picked; a picked variant that is not held is a substitute), the actor.
 * Rows: one per variant whose stock changed; none when nothing was held any more.
 * Invariant: offers locked in variant order; a hold commits once; the table's CHECK refuses taking what others hold.
 * Stock is written from the locked rows (see `reserveStock`).
 */
export async function commitStock(
  db: Knex,
  params: {
    reference: string;
    dark_store_id: string;
    variant_ids: string[];
    quantities: number[];
    actor_type: string;
    actor_id: string | null;
  },
): Promise<StockMovementRow[]> {
  const { rows } = await db.raw<{ rows: StockMovementRow[] }>(
    `WITH picked AS (
       SELECT variant_id, sum(quantity)::integer AS quantity
       FROM unnest(:variant_ids::text[], :quantities::integer[]) AS line(variant_id, quantity)
       GROUP BY variant_id
     ),
     locked AS MATERIALIZED (
       SELECT offer.variant_id, offer.on_hand, offer.reserved
       FROM store_offer offer
       WHERE offer.dark_store_id = :dark_store_id
         AND (offer.variant_id IN (SELECT variant_id FROM picked)
              OR offer.variant_id IN (SELECT variant_id FROM stock_hold
                                       WHERE reference = :reference AND dark_store_id = :dark_store_id AND status = 'held'))
       ORDER BY offer.variant_id
       FOR UPDATE OF offer
     ),
     committed AS (
       UPDATE stock_hold hold
       SET status = 'committed', committed_quantity = coalesce(picked.quantity, 0), updated_at = now()
       FROM locked
       LEFT JOIN picked USING (variant_id)
       WHERE hold.reference = :reference AND hold.variant_id = locked.variant_id AND hold.status = 'held'
         AND hold.dark_store_id = :dark_store_id
       RETURNING hold.variant_id, hold.quantity AS held, hold.committed_quantity AS taken
     ),
     substituted AS (
       INSERT INTO stock_hold AS hold (reference, variant_id, dark_store_id, quantity, committed_quantity, status)
       SELECT :reference, picked.variant_id, :dark_store_id, 0, picked.quantity, 'committed'
       FROM picked
       JOIN locked USING (variant_id)
       WHERE EXISTS (SELECT 1 FROM committed)
         AND picked.quantity > 0
         AND picked.variant_id NOT IN (SELECT variant_id FROM committed)
       ON CONFLICT (reference, variant_id) DO UPDATE
         SET quantity = 0, committed_quantity = excluded.committed_quantity, returned_quantity = 0, status = 'committed',
             dark_store_id = excluded.dark_store_id, updated_at = now()
         WHERE hold.status = 'released'
       RETURNING hold.variant_id, 0 AS held, hold.committed_quantity AS taken
     ),
     moved AS MATERIALIZED (
       SELECT variant_id, held, taken FROM committed
       UNION ALL
       SELECT variant_id, held, taken FROM substituted
     ),
     changed AS (
       UPDATE store_offer offer
       SET on_hand = locked.on_hand - moved.taken, reserved = locked.reserved - moved.held, updated_at = now()
       FROM moved
       JOIN locked USING (variant_id)
       WHERE offer.dark_store_id = :dark_store_id AND offer.variant_id = moved.variant_id
       RETURNING offer.dark_store_id, offer.variant_id, moved.taken, moved.held, offer.on_hand,
                 offer.on_hand - offer.reserved AS available, offer.reorder_level
     ),
     entered AS (
       INSERT INTO stock_ledger
         (dark_store_id, variant_id, reason, quantity, before, after, actor_type, actor_id, reference)
       SELECT dark_store_id, variant_id, 'sale', -taken, on_hand + taken, on_hand, :actor_type, :actor_id, :reference
       FROM changed
       WHERE taken > 0
     )
     SELECT dark_store_id, variant_id, -taken AS quantity, on_hand, available, reorder_level,
            available <= reorder_level AND available + taken - held > reorder_level AS is_low
     FROM changed
     ORDER BY variant_id`,
    params,
  );
  return rows;
}
