import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Writes down what was counted, each line beside the stock on hand and the price of this very instant.
 * Parameters: the count and its store; variants and counted quantities in step (each variant once); the actor.
 * Rows: one per given variant; `is_recorded` is false for one the store does not offer, that is not part of this count,
 * or whose earlier count was applied already. None when the count is not open.
 * Invariant: the count stays open until this is written; a count that was applied is never counted again.
 */
export async function recordCycleCount(
  db: Knex,
  params: {
    cycle_count_id: string;
    dark_store_id: string;
    variant_ids: string[];
    counted: number[];
    actor_type: string;
    actor_id: string | null;
  },
): Promise<{ variant_id: string; is_offered: boolean; is_in_scope: boolean; is_recorded: boolean }[]> {
  const { rows } = await db.raw<{
    rows: { variant_id: string; is_offered: boolean; is_in_scope: boolean; is_recorded: boolean }[];
  }>(
    `WITH open AS MATERIALIZED (
       SELECT id, bins, variant_ids
       FROM cycle_count
       WHERE id = :cycle_count_id AND dark_store_id = :dark_store_id AND status = 'open'
       FOR NO KEY UPDATE
     ),
     given AS (
       SELECT given.variant_id, given.counted, offer.on_hand, offer.price, offer.variant_id IS NOT NULL AS is_offered,
              (open.bins IS NULL AND open.variant_ids IS NULL)
                OR coalesce(offer.bin = ANY (open.bins), false)
                OR coalesce(given.variant_id = ANY (open.variant_ids), false) AS is_in_scope
       FROM open
       CROSS JOIN unnest(:variant_ids::text[], :counted::integer[]) AS given(variant_id, counted)
       LEFT JOIN store_offer offer ON offer.dark_store_id = :dark_store_id AND offer.variant_id = given.variant_id
     ),
     recorded AS (
       INSERT INTO cycle_count_line AS line
         (cycle_count_id, variant_id, expected, counted, unit_price, counted_by_type, counted_by_id)
       SELECT :cycle_count_id, variant_id, on_hand, counted, price, :actor_type, :actor_id
       FROM given
       WHERE is_offered AND is_in_scope
       ORDER BY variant_id
       ON CONFLICT (cycle_count_id, variant_id) DO UPDATE
         SET expected = excluded.expected, counted = excluded.counted, unit_price = excluded.unit_price,
             counted_by_type = excluded.counted_by_type, counted_by_id = excluded.counted_by_id, counted_at = now(),
             problem = NULL
         WHERE line.applied_at IS NULL
       RETURNING line.variant_id
     )
     SELECT given.variant_id, given.is_offered, given.is_in_scope, recorded.variant_id IS NOT NULL AS is_recorded
     FROM given
     LEFT JOIN recorded USING (variant_id)
     ORDER BY given.variant_id`,
    params,
  );
  return rows;
}
