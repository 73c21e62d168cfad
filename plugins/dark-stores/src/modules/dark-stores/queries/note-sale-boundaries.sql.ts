import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Notes the offers whose sale began or ended since the last time, at most once a second whoever asks.
 * Parameters: none. Rows: none. Invariant: every boundary is noted once it has passed, also after a standstill.
 */
export async function noteSaleBoundaries(db: Knex): Promise<void> {
  await db.raw(
    `WITH sweep AS (
       UPDATE assortment_sweep
       SET swept_until = now()
       FROM (SELECT swept_until AS since FROM assortment_sweep) before
       WHERE assortment_sweep.swept_until < now() - interval '1 second' AND before.since = assortment_sweep.swept_until
       RETURNING before.since, assortment_sweep.swept_until AS until
     ),
     passed AS (
       SELECT offer.dark_store_id, offer.variant_id
       FROM sweep JOIN store_offer offer ON offer.sale_starts_at > sweep.since AND offer.sale_starts_at <= sweep.until
       UNION
       SELECT offer.dark_store_id, offer.variant_id
       FROM sweep JOIN store_offer offer ON offer.sale_ends_at > sweep.since AND offer.sale_ends_at <= sweep.until
     )
     INSERT INTO assortment_change (kind, dark_store_id, variant_id)
     SELECT 'offer', dark_store_id, variant_id FROM passed`,
  );
}
