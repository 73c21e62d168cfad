import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: one placing of a cart begins; the others wait for its end or for the end of its lease.
 * Parameters: cart_id, attempt (unique per placing), how many seconds it may take at most.
 * Rows: the cart's id, or none while another placing of it is at work.
 * Invariant: a cart is placed by one at a time, also when Redis has forgotten the cart's lock.
 */
export async function claimCheckout(
  db: Knex,
  params: { cart_id: string; attempt: string; lease_seconds: number },
): Promise<{ cart_id: string }[]> {
  const result = await db.raw<{ rows: { cart_id: string }[] }>(
    `insert into checkout_lease as held (cart_id, attempt, lease_until)
     values (:cart_id, :attempt, now() + make_interval(secs => :lease_seconds))
         on conflict (cart_id) do update
        set attempt = excluded.attempt, lease_until = excluded.lease_until
      where held.lease_until <= now()
     returning cart_id`,
    params,
  );
  return result.rows;
}
