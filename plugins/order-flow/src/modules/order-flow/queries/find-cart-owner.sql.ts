import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Whose cart it is, whether Medusa has completed it, and the order that was placed from it. */
export interface CartOwner {
  id: string;
  customer_id: string | null;
  /** Whether the customer is registered; a guest's cart may become anybody's. */
  has_account: boolean;
  is_completed: boolean;
  order_id: string | null;
}

/**
 * Purpose: what decides who may place a cart and whether it is placed already. Parameters: cart_id. Rows: one, or none
 * when there is no such cart. Reads only; run it under the cart's lock.
 */
export async function findCartOwner(db: Knex, params: { cart_id: string }): Promise<CartOwner[]> {
  const result = await db.raw<{ rows: CartOwner[] }>(
    `select c.id, c.customer_id, coalesce(u.has_account, false) as has_account,
            c.completed_at is not null as is_completed, q.order_id
       from cart c
       left join customer u on u.id = c.customer_id and u.deleted_at is null
       left join quick_order q on q.cart_id = c.id and q.deleted_at is null
      where c.id = :cart_id and c.deleted_at is null`,
    params,
  );
  return result.rows;
}
