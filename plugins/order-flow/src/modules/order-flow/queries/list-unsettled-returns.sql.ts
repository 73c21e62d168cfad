import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: bags that came back and whose goods are not known to be on the shelf, longest waiting first.
 * Parameters: settled_before (younger ones may still be at work), limit. Rows: order ids.
 */
export async function listUnsettledReturns(
  db: Knex,
  params: { settled_before: Date; limit: number },
): Promise<{ order_id: string }[]> {
  const result = await db.raw<{ rows: { order_id: string }[] }>(
    `select order_id
       from order_return
      where stock_moved_at is null and created_at < :settled_before
      order by created_at
      limit :limit`,
    params,
  );
  return result.rows;
}
