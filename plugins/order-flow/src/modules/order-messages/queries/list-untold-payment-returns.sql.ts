import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface UntoldPaymentReturn {
  session_id: string;
  cart_id: string;
  /** In major units. */
  amount: number;
  currency_code: string;
  returned_at: Date;
}

/**
 * Purpose: payments of carts that went back and of which no message was noted, because their event was lost.
 * Parameters: since and until (when they went back), limit. Rows: oldest first.
 * Invariant: the subject of a message is the payment session, as with the event, so that nothing is noted twice.
 */
export async function listUntoldPaymentReturns(
  db: Knex,
  params: { since: Date; until: Date; limit: number },
): Promise<UntoldPaymentReturn[]> {
  const result = await db.raw<{ rows: UntoldPaymentReturn[] }>(
    `select session_id, cart_id, cast(amount as float8) as amount, currency_code, returned_at
       from payment_return made
      where returned_at >= :since and returned_at < :until
        and not exists (
              select 1 from order_message noted
               where noted.subject_id = made.session_id and noted.kind = 'payment_returned'
            )
      order by returned_at
      limit :limit`,
    params,
  );
  return result.rows;
}
