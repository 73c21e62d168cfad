import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: undoes closeCart for a placing that failed. Parameters: cart_id, order_id. Rows: none.
 * Invariant: a cart that is open again is tied to no order; a second run changes nothing.
 */
export async function reopenCart(db: Knex, params: { cart_id: string; order_id: string }): Promise<void> {
  await db.raw(
    `with of_cart as (
       delete from order_cart where order_id = :order_id
     ), of_payment as (
       delete from order_payment_collection where order_id = :order_id
     ), of_promotions as (
       delete from order_promotion where order_id = :order_id
     )
     update cart
        set completed_at = null, updated_at = now()
      where id = :cart_id and completed_at is not null`,
    params,
  );
}
