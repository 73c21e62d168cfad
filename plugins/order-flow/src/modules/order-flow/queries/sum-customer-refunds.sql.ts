import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: how often and how much a customer asked back since an instant; what operations declined does not count.
 * Parameters: customer_id, since. Rows: one.
 */
export async function sumCustomerRefunds(
  db: Knex,
  params: { customer_id: string; since: Date },
): Promise<{ count: number; amount: number }[]> {
  const result = await db.raw<{ rows: { count: number; amount: number }[] }>(
    `select cast(count(*) as integer) as count, cast(coalesce(sum(amount), 0) as double precision) as amount
       from order_refund
      where customer_id = :customer_id and requested_by_type = 'customer' and status <> 'declined'
        and created_at > :since`,
    params,
  );
  return result.rows;
}
