import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: refunds whose money has not gone back, longest waiting first.
 * Parameters: settled_before (younger attempts may still be under way), limit. Rows: refund ids.
 */
export async function listDueRefunds(
  db: Knex,
  params: { settled_before: Date; limit: number },
): Promise<{ id: string }[]> {
  const result = await db.raw<{ rows: { id: string }[] }>(
    `select id
       from order_refund
      where status = 'approved' and coalesce(tried_at, decided_at) < :settled_before
      order by tried_at nulls first, id
      limit :limit`,
    params,
  );
  return result.rows;
}
