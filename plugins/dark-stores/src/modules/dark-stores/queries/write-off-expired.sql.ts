import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockMovementRow } from "./commit-stock.sql";

export interface WriteOffRow extends StockMovementRow {
  /** Expired pieces that stay because orders hold them. */
  still_reserved: number;
  /** Whether some of them were not known to stay before. */
  newly_flagged: boolean;
}

/**
 * Takes expired goods off the shelf (ledger reason `expired`), as far as no order holds them; batches of which some must
 * stay are flagged. Parameters: stores and variants in step, actor, reference of this run.
 * Rows: one per offer with expired goods.
 * Invariant: the offers are locked by this transaction already; stock never goes below reserved. The ledger's trigger
 * takes the goods from the batches that expire first, which are these.
 */
export async function writeOffExpired(
  db: Knex,
  params: {
    dark_store_ids: string[];
    variant_ids: string[];
    actor_type: string;
    actor_id: string | null;
    reference: string;
  },
): Promise<WriteOffRow[]> {
  const { rows } = await db.raw<{ rows: WriteOffRow[] }>(
    `WITH expired AS MATERIALIZED (
       SELECT batch.dark_store_id, batch.variant_id, sum(batch.remaining)::integer AS pieces,
              bool_or(batch.flagged_at IS NULL) AS is_new
       FROM unnest(:dark_store_ids::text[], :variant_ids::text[]) AS given(dark_store_id, variant_id)
       JOIN stock_batch batch USING (dark_store_id, variant_id)
       JOIN dark_store store ON store.id = batch.dark_store_id
       WHERE batch.remaining > 0 AND batch.expires_on < (now() AT TIME ZONE store.timezone)::date
       GROUP BY batch.dark_store_id, batch.variant_id
     ),
     changed AS (
       UPDATE store_offer offer
       SET on_hand = offer.on_hand - least(expired.pieces, offer.on_hand - offer.reserved), updated_at = now()
       FROM expired, store_offer previous
       WHERE offer.dark_store_id = expired.dark_store_id AND offer.variant_id = expired.variant_id
         AND previous.dark_store_id = expired.dark_store_id AND previous.variant_id = expired.variant_id
       RETURNING offer.dark_store_id, offer.variant_id, offer.on_hand - previous.on_hand AS quantity, offer.on_hand,
                 offer.on_hand - offer.reserved AS available, offer.reorder_level, expired.pieces, expired.is_new
     ),
     entered AS (
       INSERT INTO stock_ledger
         (dark_store_id, variant_id, reason, quantity, before, after, actor_type, actor_id, reference)
       SELECT dark_store_id, variant_id, 'expired', quantity, on_hand - quantity, on_hand, :actor_type, :actor_id, :reference
       FROM changed
       WHERE quantity < 0
     ),
     flagged AS (
       UPDATE stock_batch batch
       SET flagged_at = coalesce(batch.flagged_at, now())
       FROM changed, dark_store store
       WHERE changed.pieces + changed.quantity > 0 AND batch.dark_store_id = changed.dark_store_id
         AND batch.variant_id = changed.variant_id AND batch.remaining > 0
         AND store.id = batch.dark_store_id AND batch.expires_on < (now() AT TIME ZONE store.timezone)::date
     )
     SELECT dark_store_id, variant_id, quantity, on_hand, available, reorder_level,
            quantity < 0 AND available <= reorder_level AND available - quantity > reorder_level AS is_low,
            pieces + quantity AS still_reserved, is_new AND pieces + quantity > 0 AS newly_flagged
     FROM changed
     ORDER BY variant_id, dark_store_id`,
    params,
  );
  return rows;
}
