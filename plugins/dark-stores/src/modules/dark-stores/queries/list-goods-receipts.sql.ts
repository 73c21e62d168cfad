import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { GoodsReceipt } from "../../../contract/stock";

/**
 * Receipts of one store with their lines, newest first, and how many there are in all.
 * Parameters: store; optional id, reference, supplier, variant, from and to (instants); limit and offset.
 * Rows: the receipts, each with the same `count`; an empty page says nothing about the count.
 */
export async function listGoodsReceipts(
  db: Knex,
  params: {
    dark_store_id: string;
    id: string | null;
    reference: string | null;
    supplier: string | null;
    variant_id: string | null;
    from: string | null;
    to: string | null;
    limit: number;
    offset: number;
  },
): Promise<(GoodsReceipt & { count: number })[]> {
  const { rows } = await db.raw<{ rows: (GoodsReceipt & { count: number })[] }>(
    `WITH page AS (
       SELECT receipt.*, (count(*) OVER ())::integer AS count
       FROM goods_receipt receipt
       WHERE receipt.dark_store_id = :dark_store_id AND receipt.reversed_at IS NULL
         AND (:id::text IS NULL OR receipt.id = :id)
         AND (:reference::text IS NULL OR receipt.reference = :reference)
         AND (:supplier::text IS NULL OR receipt.supplier = :supplier)
         AND (:variant_id::text IS NULL OR EXISTS (
           SELECT 1 FROM goods_receipt_line line
           WHERE line.goods_receipt_id = receipt.id AND line.variant_id = :variant_id))
         AND (:from::timestamptz IS NULL OR receipt.created_at >= :from)
         AND (:to::timestamptz IS NULL OR receipt.created_at < :to)
       ORDER BY receipt.created_at DESC, receipt.id DESC
       LIMIT :limit OFFSET :offset
     )
     SELECT page.id, page.dark_store_id, page.reference, page.supplier, page.actor_type, page.actor_id,
            page.created_at, page.count,
            (SELECT json_agg(json_build_object(
                      'variant_id', line.variant_id, 'sku', variant.sku, 'quantity', line.quantity,
                      'batch_code', line.batch_code, 'expires_on', line.expires_on,
                      'unit_cost', line.unit_cost::float8) ORDER BY line.position)
             FROM goods_receipt_line line
             LEFT JOIN product_variant variant ON variant.id = line.variant_id
             WHERE line.goods_receipt_id = page.id) AS lines
     FROM page
     ORDER BY page.created_at DESC, page.id DESC`,
    params,
  );
  return rows;
}
