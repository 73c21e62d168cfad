import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Pins a cart to a store for good. Parameters: cart, store. Rows: the pin when it is new, none when it existed. */
export async function pinCart(
  db: Knex,
  params: { cart_id: string; dark_store_id: string },
): Promise<{ cart_id: string; dark_store_id: string }[]> {
  const { rows } = await db.raw<{ rows: { cart_id: string; dark_store_id: string }[] }>(
    `INSERT INTO cart_pin (cart_id, dark_store_id)
     VALUES (:cart_id, :dark_store_id)
     ON CONFLICT (cart_id) DO NOTHING
     RETURNING cart_id, dark_store_id`,
    params,
  );
  return rows;
}
