import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: orders whose Medusa records fell behind their status, longest waiting first.
 * Parameters: settled_before (moves younger than this may still be under way), limit. Rows: order ids.
 */
export async function listUnrecordedOrders(
  db: Knex,
  params: { settled_before: Date; limit: number },
): Promise<{ order_id: string }[]> {
  const result = await db.raw<{ rows: { order_id: string }[] }>(
    `select order_id
       from quick_order
      where recorded_status <> status and updated_at < :settled_before and deleted_at is null
      order by updated_at
      limit :limit`,
    params,
  );
  return result.rows;
}
