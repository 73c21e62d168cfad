import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** The store a cart is pinned to. Parameters: cart. Rows: one, or none for a cart that is not pinned. */
export async function retrieveCartPin(
  db: Knex,
  params: { cart_id: string },
): Promise<{ cart_id: string; dark_store_id: string }[]> {
  const { rows } = await db.raw<{ rows: { cart_id: string; dark_store_id: string }[] }>(
    `SELECT cart_id, dark_store_id FROM cart_pin WHERE cart_id = :cart_id`,
    params,
  );
  return rows;
}
