import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface SetHoldRow {
  variant_id: string;
  /** At least this much had to be held. */
  requested: number;
  /** What is held now, or was before when nothing was changed. */
  held: number;
  /** What can still be sold now; before, when nothing was changed. */
  available: number;
  reorder_level: number;
  is_short: boolean;
  is_low: boolean;
}

/**
 * Changes what a reference holds of some variants, all or none: as much of each as there is between two bounds.
 * Parameters: reference, store, and in step variants, least and most quantities; zero releases.
 * Rows: one per variant; when one of them is short, nothing was changed.
 * Invariant: run with the offers locked by an earlier statement of the transaction; what has been committed stays.
 */
export async function setHolds(
  db: Knex,
  params: { reference: string; dark_store_id: string; variant_ids: string[]; at_least: number[]; at_most: number[] },
): Promise<SetHoldRow[]> {
  const { rows } = await db.raw<{ rows: SetHoldRow[] }>(
    `WITH wanted AS MATERIALIZED (
       SELECT line.variant_id, line.at_least, coalesce(hold.quantity, 0) AS held, offer.on_hand, offer.reserved,
              coalesce(offer.on_hand - offer.reserved, 0) AS available, coalesce(offer.reorder_level, 0) AS reorder_level,
              least(line.at_most, greatest(line.at_least,
                coalesce(hold.quantity, 0) + coalesce(offer.on_hand - offer.reserved, 0))) AS target
       FROM unnest(:variant_ids::text[], :at_least::integer[], :at_most::integer[])
              AS line(variant_id, at_least, at_most)
       LEFT JOIN stock_hold hold ON hold.reference = :reference AND hold.variant_id = line.variant_id
                                AND hold.dark_store_id = :dark_store_id AND hold.status = 'held'
       LEFT JOIN store_offer offer ON offer.dark_store_id = :dark_store_id AND offer.variant_id = line.variant_id
     ),
     short AS MATERIALIZED (
       SELECT variant_id FROM wanted WHERE target > held + available
     ),
     written AS (
       INSERT INTO stock_hold AS hold (reference, variant_id, dark_store_id, quantity, status)
       SELECT :reference, variant_id, :dark_store_id, target, 'held'
       FROM wanted
       WHERE target <> held AND NOT EXISTS (SELECT 1 FROM short)
       ORDER BY variant_id
       ON CONFLICT (reference, variant_id) DO UPDATE
         SET quantity = excluded.quantity, dark_store_id = excluded.dark_store_id,
             status = CASE WHEN excluded.quantity = 0 THEN 'released' ELSE 'held' END,
             committed_quantity = 0, returned_quantity = 0, updated_at = now()
         WHERE hold.status <> 'committed'
       RETURNING hold.variant_id, hold.quantity
     ),
     changed AS (
       UPDATE store_offer offer
       SET on_hand = wanted.on_hand, reserved = wanted.reserved + wanted.target - wanted.held, updated_at = now()
       FROM written
       JOIN wanted USING (variant_id)
       WHERE offer.dark_store_id = :dark_store_id AND offer.variant_id = written.variant_id
       RETURNING offer.variant_id, offer.on_hand - offer.reserved AS available
     )
     SELECT wanted.variant_id, wanted.at_least AS requested, coalesce(written.quantity, wanted.held) AS held,
            coalesce(changed.available, wanted.available) AS available, wanted.reorder_level,
            short.variant_id IS NOT NULL AS is_short,
            changed.available <= wanted.reorder_level AND wanted.available > wanted.reorder_level AS is_low
     FROM wanted
     LEFT JOIN written USING (variant_id)
     LEFT JOIN changed USING (variant_id)
     LEFT JOIN short USING (variant_id)
     ORDER BY wanted.variant_id`,
    params,
  );
  return rows;
}
