import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Puts committed goods of a reference back on the shelf (ledger reason as given, `return`).
 * Parameters: reference; variants and the quantities that are returned IN ALL, in step (null arrays: everything that
 * was committed); the reason; the actor. Rows: what came back now, and in all; none when it all had come back before.
 * Invariant: offers locked in variant order; never more comes back than was committed, however often it is called.
 */
export async function returnStock(
  db: Knex,
  params: {
    reference: string;
    variant_ids: string[] | null;
    quantities: number[] | null;
    reason: string;
    actor_type: string;
    actor_id: string | null;
  },
): Promise<{ variant_id: string; quantity: number; in_all: number }[]> {
  const { rows } = await db.raw<{ rows: { variant_id: string; quantity: number; in_all: number }[] }>(
    `WITH returned_lines AS (
       SELECT variant_id, sum(quantity)::integer AS quantity
       FROM unnest(:variant_ids::text[], :quantities::integer[]) AS line(variant_id, quantity)
       GROUP BY variant_id
     ),
     locked AS MATERIALIZED (
       SELECT offer.dark_store_id, offer.variant_id
       FROM store_offer offer
       JOIN stock_hold hold ON hold.dark_store_id = offer.dark_store_id AND hold.variant_id = offer.variant_id
       WHERE hold.reference = :reference AND hold.status = 'committed'
         AND (:variant_ids::text[] IS NULL OR hold.variant_id = ANY (:variant_ids::text[]))
       ORDER BY offer.variant_id
       FOR UPDATE OF offer
     ),
     target AS MATERIALIZED (
       SELECT hold.variant_id, hold.returned_quantity AS already,
              least(coalesce(returned_lines.quantity, hold.committed_quantity), hold.committed_quantity) AS in_all
       FROM stock_hold hold
       JOIN locked USING (dark_store_id, variant_id)
       LEFT JOIN returned_lines USING (variant_id)
       WHERE hold.reference = :reference AND hold.status = 'committed'
       FOR UPDATE OF hold
     ),
     returned AS (
       UPDATE stock_hold hold
       SET returned_quantity = target.in_all, updated_at = now()
       FROM target
       WHERE hold.reference = :reference AND hold.variant_id = target.variant_id
         AND target.in_all > target.already
       RETURNING hold.dark_store_id, hold.variant_id, target.in_all - target.already AS quantity, target.in_all
     ),
     changed AS (
       UPDATE store_offer offer
       SET on_hand = offer.on_hand + returned.quantity, updated_at = now()
       FROM returned
       WHERE offer.dark_store_id = returned.dark_store_id AND offer.variant_id = returned.variant_id
       RETURNING offer.dark_store_id, offer.variant_id, returned.quantity, returned.in_all, offer.on_hand
     ),
     entered AS (
       INSERT INTO stock_ledger
         (dark_store_id, variant_id, reason, quantity, before, after, actor_type, actor_id, reference)
       SELECT dark_store_id, variant_id, :reason, quantity, on_hand - quantity, on_hand, :actor_type, :actor_id, :reference
       FROM changed
     )
     SELECT variant_id, quantity, in_all FROM changed ORDER BY variant_id`,
    params,
  );
  return rows;
}
