import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Money of a payment session that goes back because its cart cannot become an order; the amount in major units. */
export interface PaymentReturnRow {
  session_id: string;
  cart_id: string;
  amount: number;
  currency_code: string;
}

/**
 * Purpose: writes down that the money of a payment session is about to go back. Parameters: the return.
 * Rows: the session while its return is begun and not ended; none when the cart has an order or the return was made.
 * Invariant: one return per session, and none is begun for a cart that has its order.
 */
export async function beginPaymentReturn(db: Knex, params: PaymentReturnRow): Promise<{ session_id: string }[]> {
  const result = await db.raw<{ rows: { session_id: string }[] }>(
    `with begun as (
       insert into payment_return (session_id, cart_id, amount, currency_code)
       select :session_id, :cart_id, :amount, :currency_code
        where not exists (select 1 from quick_order where cart_id = :cart_id and deleted_at is null)
           on conflict (session_id) do nothing
       returning session_id
     )
     select session_id from begun
      union
     select session_id from payment_return where session_id = :session_id and returned_at is null`,
    { ...params },
  );
  return result.rows;
}
