import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { prepared, type PreparedStatement } from "../prepared";

export interface ReserveRow {
  variant_id: string;
  requested: number;
  available: number;
  held: boolean;
  is_low: boolean;
  reorder_level: number;
}

/** What `reserveStock` asks, for whoever has to ask the very same: $1 reference, $2 store, $3 variants, $4 quantities. */
export const RESERVE_STOCK: PreparedStatement = {
  name: "reserve_stock",
  text: `WITH claim AS MATERIALIZED (
       SELECT claim_stock_reference($1) AS is_free
     ),
     wanted AS MATERIALIZED (
       SELECT variant_id, sum(quantity)::integer AS quantity
       FROM unnest($3::text[], $4::integer[]) AS line(variant_id, quantity)
       GROUP BY variant_id
     ),
     locked AS MATERIALIZED (
       SELECT offer.variant_id, offer.on_hand, offer.reserved, offer.on_hand - offer.reserved AS available,
              offer.is_available, offer.reorder_level
       FROM store_offer offer
       WHERE (SELECT is_free FROM claim)
         AND offer.dark_store_id = $2 AND offer.variant_id = ANY ($3::text[])
       ORDER BY offer.variant_id
       FOR UPDATE OF offer
     ),
     short AS MATERIALIZED (
       SELECT 1
       FROM wanted
       LEFT JOIN locked USING (variant_id)
       WHERE locked.variant_id IS NULL OR NOT locked.is_available OR locked.available < wanted.quantity
     ),
     held AS (
       INSERT INTO stock_hold AS hold (reference, variant_id, dark_store_id, quantity, status)
       SELECT $1, wanted.variant_id, $2, wanted.quantity, 'held'
       FROM wanted
       WHERE NOT EXISTS (SELECT 1 FROM short)
       ORDER BY wanted.variant_id
       ON CONFLICT (reference, variant_id) DO UPDATE
         SET quantity = excluded.quantity, dark_store_id = excluded.dark_store_id, status = 'held',
             committed_quantity = 0, returned_quantity = 0, updated_at = now()
         WHERE hold.status = 'released'
       RETURNING hold.variant_id, hold.quantity
     ),
     reserved AS (
       UPDATE store_offer offer
       SET on_hand = locked.on_hand, reserved = locked.reserved + held.quantity, updated_at = now()
       FROM held
       JOIN locked USING (variant_id)
       WHERE offer.dark_store_id = $2 AND offer.variant_id = held.variant_id
       RETURNING offer.variant_id, held.quantity, offer.on_hand - offer.reserved AS available, offer.reorder_level
     )
     SELECT wanted.variant_id,
            wanted.quantity AS requested,
            coalesce(reserved.available, CASE WHEN locked.is_available THEN locked.available END, 0) AS available,
            reserved.variant_id IS NOT NULL AS held,
            reserved.variant_id IS NOT NULL
              AND reserved.available <= reserved.reorder_level
              AND reserved.available + reserved.quantity > reserved.reorder_level AS is_low,
            coalesce(locked.reorder_level, 0) AS reorder_level
     FROM wanted
     LEFT JOIN locked USING (variant_id)
     LEFT JOIN reserved USING (variant_id)
     WHERE (SELECT is_free FROM claim)`,
};

/**
 * Holds all lines of one reference in one store, or none of them, in one round trip.
 * Parameters: the reference, the store, variants and quantities in step (a variant given twice is summed).
 * Rows: one per variant; `held` says whether this call held it, `available` is what is left (or was there, when
 * nothing was held), `is_low` that this call took it to or below its reorder level. None when the reference holds or
 * took something already: then nothing was done.
 * Invariant: a reference is claimed first, so that two calls for it follow each other; offers are locked in variant
 * order, so baskets that overlap queue up and never deadlock; a released hold is taken anew. Stock is written from the
 * locked row, on hand too: PostgreSQL asks the table's CHECK first about the snapshot's version of a row that changed
 * since, and computed from that one a change that fits would be refused.
 */
export async function reserveStock(
  db: Knex,
  params: { reference: string; dark_store_id: string; variant_ids: string[]; quantities: number[] },
): Promise<ReserveRow[]> {
  const { reference, dark_store_id, variant_ids, quantities } = params;
  return prepared<ReserveRow>(db, RESERVE_STOCK, [reference, dark_store_id, variant_ids, quantities]);
}
