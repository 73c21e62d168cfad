import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: which sessions led to payments of a cart that are not cancelled. Parameters: cart_id.
 * Rows: their ids, oldest first. Reads only; run it under the cart's lock.
 */
export async function listCartPayments(db: Knex, params: { cart_id: string }): Promise<{ session_id: string }[]> {
  const result = await db.raw<{ rows: { session_id: string }[] }>(
    `select p.payment_session_id as session_id
       from cart_payment_collection l
       join payment p on p.payment_collection_id = l.payment_collection_id
      where l.cart_id = :cart_id and l.deleted_at is null and p.deleted_at is null and p.canceled_at is null
      order by p.created_at, p.id`,
    params,
  );
  return result.rows;
}
