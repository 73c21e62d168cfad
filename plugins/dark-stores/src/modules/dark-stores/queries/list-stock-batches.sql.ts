import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockBatch } from "../../../contract/stock";

/**
 * Batches of one store that still have goods, first expired first, and how many there are in all.
 * Parameters: store; optional variant, last good day (exclusive), code, receipt, whether empty ones count too; limit
 * and offset. Rows: the batches, each with the same `count`; an empty page says nothing about the count.
 */
export async function listStockBatches(
  db: Knex,
  params: {
    dark_store_id: string;
    variant_id: string | null;
    expires_before: string | null;
    batch_code: string | null;
    goods_receipt_id: string | null;
    with_empty: boolean;
    limit: number;
    offset: number;
  },
): Promise<(StockBatch & { count: number })[]> {
  const { rows } = await db.raw<{ rows: (StockBatch & { count: number })[] }>(
    `SELECT batch.id::text AS id, batch.dark_store_id, batch.variant_id, variant.sku, product.title,
            batch.batch_code, batch.expires_on::text AS expires_on, batch.unit_cost::float8 AS unit_cost,
            batch.received_quantity, batch.remaining, batch.goods_receipt_id, batch.received_at, batch.flagged_at,
            coalesce(batch.expires_on < (now() AT TIME ZONE store.timezone)::date, false) AS is_expired,
            (count(*) OVER ())::integer AS count
     FROM stock_batch batch
     JOIN dark_store store ON store.id = batch.dark_store_id
     LEFT JOIN product_variant variant ON variant.id = batch.variant_id
     LEFT JOIN product ON product.id = variant.product_id
     WHERE batch.dark_store_id = :dark_store_id
       AND (:with_empty::boolean OR batch.remaining > 0)
       AND (:variant_id::text IS NULL OR batch.variant_id = :variant_id)
       AND (:expires_before::date IS NULL OR batch.expires_on < :expires_before::date)
       AND (:batch_code::text IS NULL OR batch.batch_code = :batch_code)
       AND (:goods_receipt_id::text IS NULL OR batch.goods_receipt_id = :goods_receipt_id)
     ORDER BY batch.expires_on, batch.received_at, batch.id
     LIMIT :limit OFFSET :offset`,
    params,
  );
  return rows;
}
