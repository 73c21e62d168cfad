import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Takes a hand-over back when the order could not follow: the compensation of settle-delivery.
 * Parameters: the delivery, an id for the log. Rows: one, or none when it is not delivered (any more).
 * Invariant: earning and cash entry go with the status.
 */
export async function unsettleDelivery(
  db: Knex,
  params: { delivery_id: string; event_id: string },
): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    WITH undone AS (
      UPDATE delivery
         SET status = 'picked_up', delivered_at = NULL, cash_collected = NULL, updated_at = now()
       WHERE id = :delivery_id AND status = 'delivered'
      RETURNING id, rider_id),
    logged AS (
      INSERT INTO delivery_event (id, delivery_id, from_status, to_status, rider_id, actor_type, reason)
      SELECT :event_id, id, 'delivered', 'picked_up', rider_id, 'system', 'the order could not be completed' FROM undone),
    unearned AS (
      DELETE FROM rider_earning e USING undone WHERE e.delivery_id = undone.id AND e.kind = 'delivery'),
    unbooked AS (
      DELETE FROM rider_cash_entry c USING undone WHERE c.delivery_id = undone.id AND c.kind = 'collected')
    SELECT id FROM undone`,
    params,
  );
  return rows;
}
