import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: forgets a return that was begun and is not needed any more, because an order has the payment.
 * Parameters: session_id. Rows: the session, if any. Invariant: a return that was made stays.
 */
export async function forgetPaymentReturn(db: Knex, params: { session_id: string }): Promise<{ session_id: string }[]> {
  const result = await db.raw<{ rows: { session_id: string }[] }>(
    `delete from payment_return where session_id = :session_id and returned_at is null returning session_id`,
    params,
  );
  return result.rows;
}
