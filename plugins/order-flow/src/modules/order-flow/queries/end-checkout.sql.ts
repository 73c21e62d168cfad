import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: a placing of a cart is over, whatever came of it. Parameters: cart_id, attempt.
 * Rows: the cart's id, or none when the lease had run out and is another's.
 */
export async function endCheckout(
  db: Knex,
  params: { cart_id: string; attempt: string },
): Promise<{ cart_id: string }[]> {
  const result = await db.raw<{ rows: { cart_id: string }[] }>(
    `delete from checkout_lease where cart_id = :cart_id and attempt = :attempt returning cart_id`,
    params,
  );
  return result.rows;
}
