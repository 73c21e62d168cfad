import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { PaymentReturnRow } from "./begin-payment-return.sql";

/**
 * Purpose: notes that the money of a payment session is on its way back. Parameters: session_id.
 * Rows: the return, the first time; none when nothing was begun. Invariant: ended once, whoever finishes it.
 */
export async function endPaymentReturn(db: Knex, params: { session_id: string }): Promise<PaymentReturnRow[]> {
  const result = await db.raw<{ rows: PaymentReturnRow[] }>(
    `update payment_return set returned_at = now()
      where session_id = :session_id and returned_at is null
     returning session_id, cart_id, cast(amount as float8) as amount, currency_code`,
    params,
  );
  return result.rows;
}
