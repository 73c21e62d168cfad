import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: orders of some stores that were cancelled on the road and whose bags nobody has confirmed, longest waiting first.
 * Parameters: dark_store_ids (null for every store), limit, offset. Rows: one page, each with the count of all.
 */
export async function listAwaitedBags(
  db: Knex,
  params: { dark_store_ids: string[] | null; limit: number; offset: number },
): Promise<{ order_id: string; count: number }[]> {
  const result = await db.raw<{ rows: { order_id: string; count: number }[] }>(
    `select quick_order.order_id, cast(count(*) over () as integer) as count
       from quick_order
       left join order_return using (order_id)
      where quick_order.status = 'cancelled' and quick_order.out_for_delivery_at is not null
        and order_return.order_id is null and quick_order.deleted_at is null
        and (cast(:dark_store_ids as text[]) is null or quick_order.dark_store_id = any(:dark_store_ids))
      order by quick_order.cancelled_at, quick_order.order_id
      limit :limit offset :offset`,
    params,
  );
  return result.rows;
}
