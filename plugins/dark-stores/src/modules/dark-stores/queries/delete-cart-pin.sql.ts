import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Takes a cart's pin away. Parameters: cart. Rows: the cart when it was pinned. */
export async function deleteCartPin(db: Knex, params: { cart_id: string }): Promise<{ cart_id: string }[]> {
  const { rows } = await db.raw<{ rows: { cart_id: string }[] }>(
    `DELETE FROM cart_pin WHERE cart_id = :cart_id RETURNING cart_id`,
    params,
  );
  return rows;
}
