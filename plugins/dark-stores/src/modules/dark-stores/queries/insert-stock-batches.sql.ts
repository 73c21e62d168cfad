import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Makes a batch of every line of a receipt that says anything about one, and ties it to the ledger row of its goods.
 * Parameters: the receipt. Rows: the batches made.
 * Invariant: the receipt's stock is in the ledger already (reason `received`) and its offers are locked, so that
 * batches never hold more than the shelf.
 */
export async function insertStockBatches(db: Knex, params: { goods_receipt_id: string }): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `WITH made AS (
       INSERT INTO stock_batch
         (dark_store_id, variant_id, batch_code, expires_on, unit_cost, received_quantity, remaining, goods_receipt_id)
       SELECT receipt.dark_store_id, line.variant_id, line.batch_code, line.expires_on, line.unit_cost, line.quantity,
              line.quantity, receipt.id
       FROM goods_receipt receipt
       JOIN goods_receipt_line line ON line.goods_receipt_id = receipt.id
       WHERE receipt.id = :goods_receipt_id
         AND (line.batch_code IS NOT NULL OR line.expires_on IS NOT NULL OR line.unit_cost IS NOT NULL)
       ORDER BY line.position
       RETURNING id, dark_store_id, variant_id, received_quantity
     )
     INSERT INTO stock_batch_movement (ledger_id, batch_id, quantity)
     SELECT entry.id, made.id, made.received_quantity
     FROM made
     JOIN stock_ledger entry ON entry.reference = :goods_receipt_id AND entry.reason = 'received'
       AND entry.dark_store_id = made.dark_store_id AND entry.variant_id = made.variant_id
     RETURNING batch_id::text AS id`,
    params,
  );
  return rows;
}
