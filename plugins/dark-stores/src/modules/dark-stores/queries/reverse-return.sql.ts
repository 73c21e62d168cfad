import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Takes goods off the shelf again that a return had put there (ledger reason `return_reversed`).
 * Parameters: reference; variants, quantities to undo and what has come back in all, in step; the actor. Rows: what left the shelf now.
 * Invariant: offers locked in variant order; undone once: only while no more and no less has come back.
 * Stock is written from the locked rows (see `reserveStock`).
 */
export async function reverseReturn(
  db: Knex,
  params: {
    reference: string;
    variant_ids: string[];
    quantities: number[];
    in_all: number[];
    actor_type: string;
    actor_id: string | null;
  },
): Promise<{ variant_id: string; quantity: number }[]> {
  const { rows } = await db.raw<{ rows: { variant_id: string; quantity: number }[] }>(
    `WITH line AS (
       SELECT variant_id, quantity, in_all
       FROM unnest(:variant_ids::text[], :quantities::integer[], :in_all::integer[]) AS given(variant_id, quantity, in_all)
     ),
     locked AS MATERIALIZED (
       SELECT offer.dark_store_id, offer.variant_id, offer.on_hand, offer.reserved
       FROM store_offer offer
       JOIN stock_hold hold ON hold.dark_store_id = offer.dark_store_id AND hold.variant_id = offer.variant_id
       JOIN line ON line.variant_id = offer.variant_id
       WHERE hold.reference = :reference AND hold.status = 'committed'
       ORDER BY offer.variant_id
       FOR UPDATE OF offer
     ),
     reversed AS (
       UPDATE stock_hold hold
       SET returned_quantity = hold.returned_quantity - line.quantity, updated_at = now()
       FROM locked
       JOIN line USING (variant_id)
       WHERE hold.reference = :reference AND hold.variant_id = locked.variant_id AND hold.dark_store_id = locked.dark_store_id
         AND hold.status = 'committed' AND hold.returned_quantity = line.in_all AND line.in_all >= line.quantity
       RETURNING hold.dark_store_id, hold.variant_id, line.quantity, locked.on_hand, locked.reserved
     ),
     changed AS (
       UPDATE store_offer offer
       SET on_hand = reversed.on_hand - reversed.quantity, reserved = reversed.reserved, updated_at = now()
       FROM reversed
       WHERE offer.dark_store_id = reversed.dark_store_id AND offer.variant_id = reversed.variant_id
       RETURNING offer.dark_store_id, offer.variant_id, reversed.quantity, offer.on_hand
     ),
     entered AS (
       INSERT INTO stock_ledger
         (dark_store_id, variant_id, reason, quantity, before, after, actor_type, actor_id, reference)
       SELECT dark_store_id, variant_id, 'return_reversed', -quantity, on_hand + quantity, on_hand,
              :actor_type, :actor_id, :reference
       FROM changed
     )
     SELECT variant_id, quantity FROM changed ORDER BY variant_id`,
    params,
  );
  return rows;
}
