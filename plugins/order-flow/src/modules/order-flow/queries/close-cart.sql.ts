import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";

/** A cart that became an order, and what else its order is tied to. */
export interface ClosedCart {
  cart_id: string;
  order_id: string;
  payment_collection_id: string | null;
  promotion_ids: string[];
}

/**
 * Purpose: ties Medusa's order to what it came from, in Medusa's tables of links, and closes the cart.
 * Parameters: see ClosedCart. Rows: the cart's id, or none when it was closed before.
 * Invariant: a cart is closed with its links or not at all; a second run changes nothing.
 */
export async function closeCart(db: Knex, closed: ClosedCart): Promise<{ id: string }[]> {
  const result = await db.raw<{ rows: { id: string }[] }>(
    `with of_cart as (
       insert into order_cart (id, order_id, cart_id)
       values (:cart_link_id, :order_id, :cart_id)
           on conflict (order_id, cart_id) do update set deleted_at = null
     ), of_payment as (
       insert into order_payment_collection (id, order_id, payment_collection_id)
       select :payment_link_id, :order_id, :payment_collection_id
        where cast(:payment_collection_id as text) is not null
           on conflict (order_id, payment_collection_id) do update set deleted_at = null
     ), of_promotions as (
       insert into order_promotion (id, order_id, promotion_id)
       select link.id, :order_id, link.promotion_id
         from unnest(cast(:promotion_link_ids as text[]), cast(:promotion_ids as text[])) as link (id, promotion_id)
           on conflict (order_id, promotion_id) do update set deleted_at = null
     )
     update cart
        set completed_at = now(), updated_at = now()
      where id = :cart_id and completed_at is null
     returning id`,
    {
      ...closed,
      cart_link_id: generateEntityId(undefined, "ordercart"),
      payment_link_id: generateEntityId(undefined, "ordpay"),
      promotion_link_ids: closed.promotion_ids.map(() => generateEntityId(undefined, "orderpromo")),
    },
  );
  return result.rows;
}
