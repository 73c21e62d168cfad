import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockHold } from "../../../contract/stock";

/**
 * Who holds what in a store, newest first, and how many holds there are in all (counted up to 10,000).
 * Parameters: store; optional status, reference, variant; limit and offset. Rows: the holds, each with the same `count`;
 * an empty page says nothing about the count.
 */
export async function pageHolds(
  db: Knex,
  params: {
    dark_store_id: string;
    status: string | null;
    reference: string | null;
    variant_id: string | null;
    limit: number;
    offset: number;
  },
): Promise<(StockHold & { count: number })[]> {
  const { rows } = await db.raw<{ rows: (StockHold & { count: number })[] }>(
    `WITH found AS (
       SELECT *
       FROM stock_hold
       WHERE dark_store_id = :dark_store_id
         AND (:status::text IS NULL OR status = :status)
         AND (:reference::text IS NULL OR reference = :reference)
         AND (:variant_id::text IS NULL OR variant_id = :variant_id)
       ORDER BY created_at DESC, reference DESC, variant_id
       LIMIT 10000
     )
     SELECT found.reference, found.dark_store_id, found.variant_id, variant.sku, found.quantity,
            found.committed_quantity, found.returned_quantity, found.status, found.created_at, found.updated_at,
            (SELECT count(*)::integer FROM found) AS count
     FROM found
     LEFT JOIN product_variant variant ON variant.id = found.variant_id
     ORDER BY found.created_at DESC, found.reference DESC, found.variant_id
     LIMIT :limit OFFSET :offset`,
    params,
  );
  return rows;
}
