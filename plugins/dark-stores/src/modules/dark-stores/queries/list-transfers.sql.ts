import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { InventoryTransfer } from "../../../contract/stock";

/**
 * Transfers with their lines, newest first, and how many there are in all.
 * Parameters: optional id, sending store, receiving store, either store, variant, from and to (instants); limit and
 * offset. Rows: the transfers, each with the same `count`; an empty page says nothing about the count.
 */
export async function listTransfers(
  db: Knex,
  params: {
    id: string | null;
    from_dark_store_id: string | null;
    to_dark_store_id: string | null;
    dark_store_id: string | null;
    variant_id: string | null;
    from: string | null;
    to: string | null;
    limit: number;
    offset: number;
  },
): Promise<(InventoryTransfer & { count: number })[]> {
  const { rows } = await db.raw<{ rows: (InventoryTransfer & { count: number })[] }>(
    `WITH page AS (
       SELECT transfer.*, (count(*) OVER ())::integer AS count
       FROM inventory_transfer transfer
       WHERE (:id::text IS NULL OR transfer.id = :id)
         AND (:from_dark_store_id::text IS NULL OR transfer.from_dark_store_id = :from_dark_store_id)
         AND (:to_dark_store_id::text IS NULL OR transfer.to_dark_store_id = :to_dark_store_id)
         AND (:dark_store_id::text IS NULL OR :dark_store_id IN (transfer.from_dark_store_id, transfer.to_dark_store_id))
         AND (:variant_id::text IS NULL OR EXISTS (
           SELECT 1 FROM inventory_transfer_line line
           WHERE line.inventory_transfer_id = transfer.id AND line.variant_id = :variant_id))
         AND (:from::timestamptz IS NULL OR transfer.created_at >= :from)
         AND (:to::timestamptz IS NULL OR transfer.created_at < :to)
       ORDER BY transfer.created_at DESC, transfer.id DESC
       LIMIT :limit OFFSET :offset
     )
     SELECT page.id, page.from_dark_store_id, page.to_dark_store_id, page.actor_type, page.actor_id,
            CASE WHEN page.reversed_at IS NULL THEN 'done' ELSE 'reversed' END AS status, page.created_at, page.count,
            (SELECT json_agg(json_build_object('variant_id', line.variant_id, 'sku', variant.sku,
                      'quantity', line.quantity) ORDER BY line.variant_id)
             FROM inventory_transfer_line line
             LEFT JOIN product_variant variant ON variant.id = line.variant_id
             WHERE line.inventory_transfer_id = page.id) AS lines
     FROM page
     ORDER BY page.created_at DESC, page.id DESC`,
    params,
  );
  return rows;
}
