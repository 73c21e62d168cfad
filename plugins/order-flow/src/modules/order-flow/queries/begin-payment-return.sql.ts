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
 * Rows: the session, the first time. Invariant: one return per session.
 */
export async function beginPaymentReturn(db: Knex, params: PaymentReturnRow): Promise<{ session_id: string }[]> {
  const result = await db.raw<{ rows: { session_id: string }[] }>(
    `insert into payment_return (session_id, cart_id, amount, currency_code)
     values (:session_id, :cart_id, :amount, :currency_code)
         on conflict (session_id) do nothing
     returning session_id`,
    { ...params },
  );
  return result.rows;
}
