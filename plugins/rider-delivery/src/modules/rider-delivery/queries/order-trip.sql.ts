import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Puts the stops of a trip into another order.
 * Parameters: rider, trip, all of its deliveries in the order of their hand-over. Rows: those that were put in order.
 * Invariant: only what this rider has not picked up; the caller holds the trip's lock.
 */
export async function orderTrip(
  db: Knex,
  params: { rider_id: string; trip_id: string; delivery_ids: string[] },
): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    UPDATE delivery
       SET sequence = array_position(CAST(:delivery_ids AS text[]), id), updated_at = now()
     WHERE rider_id = :rider_id AND trip_id = :trip_id AND status = 'assigned' AND id = ANY(:delivery_ids)
    RETURNING id`,
    params,
  );
  return rows;
}
