import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Gives back everything a reference holds and has not committed.
 * Parameters: the reference. Rows: the variants and quantities released now; none when nothing was held (any more).
 * Invariant: offers are locked first and in variant order, as in every stock statement; a hold is released once.
 * Stock is written from the locked rows (see `reserveStock`).
 */
export async function releaseStock(
  db: Knex,
  params: { reference: string },
): Promise<{ dark_store_id: string; variant_id: string; quantity: number }[]> {
  const { rows } = await db.raw<{ rows: { dark_store_id: string; variant_id: string; quantity: number }[] }>(
    `WITH locked AS MATERIALIZED (
       SELECT offer.dark_store_id, offer.variant_id, offer.on_hand, offer.reserved
       FROM store_offer offer
       JOIN stock_hold hold ON hold.dark_store_id = offer.dark_store_id AND hold.variant_id = offer.variant_id
       WHERE hold.reference = :reference AND hold.status = 'held'
       ORDER BY offer.variant_id
       FOR UPDATE OF offer
     ),
     released AS (
       UPDATE stock_hold hold
       SET status = 'released', updated_at = now()
       FROM locked
       WHERE hold.reference = :reference AND hold.variant_id = locked.variant_id AND hold.status = 'held'
         AND hold.dark_store_id = locked.dark_store_id
       RETURNING hold.dark_store_id, hold.variant_id, hold.quantity, locked.on_hand, locked.reserved
     )
     UPDATE store_offer offer
     SET on_hand = released.on_hand, reserved = released.reserved - released.quantity, updated_at = now()
     FROM released
     WHERE offer.dark_store_id = released.dark_store_id AND offer.variant_id = released.variant_id
     RETURNING offer.dark_store_id, offer.variant_id, released.quantity`,
    params,
  );
  return rows;
}
