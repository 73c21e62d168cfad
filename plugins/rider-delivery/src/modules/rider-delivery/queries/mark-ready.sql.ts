import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Records that an order is packed: when, and the cash it comes to after what was short.
 * Parameters: order, instant, cash in rupees. Rows: its delivery, none when there is none or the bag is picked up.
 * Invariant: safe to repeat; the delivery does not count as changed, so nobody's waiting begins anew.
 */
export async function markReady(
  db: Knex,
  params: { order_id: string; ready_at: Date; cash_to_collect: number },
): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    UPDATE delivery
       SET ready_at = :ready_at, cash_to_collect = :cash_to_collect
     WHERE order_id = :order_id AND status IN ('unassigned', 'assigned')
    RETURNING id`,
    params,
  );
  return rows;
}
