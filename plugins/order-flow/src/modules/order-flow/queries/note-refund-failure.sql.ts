import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Purpose: notes that a refund could not be paid, and puts it at the end of the queue. Parameters: id, error. Rows: its id. */
export async function noteRefundFailure(db: Knex, params: { id: string; error: string }): Promise<{ id: string }[]> {
  const result = await db.raw<{ rows: { id: string }[] }>(
    `update order_refund set attempts = attempts + 1, last_error = :error, tried_at = now()
      where id = :id and status = 'approved'
     returning id`,
    params,
  );
  return result.rows;
}
