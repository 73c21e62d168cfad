import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: returns of payments that were begun and not ended, longest waiting first.
 * Parameters: settled_before (younger ones may still be at work), limit. Rows: session and cart.
 */
export async function listBegunPaymentReturns(
  db: Knex,
  params: { settled_before: Date; limit: number },
): Promise<{ session_id: string; cart_id: string }[]> {
  const result = await db.raw<{ rows: { session_id: string; cart_id: string }[] }>(
    `select session_id, cart_id
       from payment_return
      where returned_at is null and created_at < :settled_before
      order by created_at
      limit :limit`,
    params,
  );
  return result.rows;
}
