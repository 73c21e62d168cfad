import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Undoes a commit: the goods are on the shelf and held again (ledger reason `sale_reversed`).
 * Parameters: the reference, the actor. Rows: the variants put back; none when nothing was committed.
 * Invariant: offers locked in variant order; only commits of which nothing was returned are undone, and only once.
 * Stock is written from the locked rows (see `reserveStock`).
 */
export async function reverseCommit(
  db: Knex,
  params: { reference: string; actor_type: string; actor_id: string | null },
): Promise<{ variant_id: string; quantity: number }[]> {
  const { rows } = await db.raw<{ rows: { variant_id: string; quantity: number }[] }>(
    `WITH locked AS MATERIALIZED (
       SELECT offer.dark_store_id, offer.variant_id, offer.on_hand, offer.reserved
       FROM store_offer offer
       JOIN stock_hold hold ON hold.dark_store_id = offer.dark_store_id AND hold.variant_id = offer.variant_id
       WHERE hold.reference = :reference AND hold.status = 'committed' AND hold.returned_quantity = 0
       ORDER BY offer.variant_id
       FOR UPDATE OF offer
     ),
     before_change AS MATERIALIZED (
       SELECT hold.dark_store_id, hold.variant_id, hold.committed_quantity, locked.on_hand, locked.reserved
       FROM stock_hold hold
       JOIN locked USING (dark_store_id, variant_id)
       WHERE hold.reference = :reference AND hold.status = 'committed' AND hold.returned_quantity = 0
       FOR UPDATE OF hold
     ),
     reopened AS (
       UPDATE stock_hold hold
       SET status = CASE WHEN hold.quantity = 0 THEN 'released' ELSE 'held' END, committed_quantity = 0, updated_at = now()
       FROM before_change
       WHERE hold.reference = :reference AND hold.variant_id = before_change.variant_id
       RETURNING hold.dark_store_id, hold.variant_id, hold.quantity AS held, before_change.committed_quantity AS taken,
                 before_change.on_hand, before_change.reserved
     ),
     changed AS (
       UPDATE store_offer offer
       SET on_hand = reopened.on_hand + reopened.taken, reserved = reopened.reserved + reopened.held, updated_at = now()
       FROM reopened
       WHERE offer.dark_store_id = reopened.dark_store_id AND offer.variant_id = reopened.variant_id
       RETURNING offer.dark_store_id, offer.variant_id, reopened.taken, offer.on_hand
     ),
     entered AS (
       INSERT INTO stock_ledger
         (dark_store_id, variant_id, reason, quantity, before, after, actor_type, actor_id, reference)
       SELECT dark_store_id, variant_id, 'sale_reversed', taken, on_hand - taken, on_hand, :actor_type, :actor_id, :reference
       FROM changed
       WHERE taken > 0
     )
     SELECT variant_id, taken AS quantity FROM changed ORDER BY variant_id`,
    params,
  );
  return rows;
}
