import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Counts what a rider has handed over today, where today is a day of the store of the rider's last delivery.
 * Parameters: rider. Rows: one.
 */
export async function countDeliveredToday(db: Knex, params: { rider_id: string }): Promise<{ count: number }[]> {
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    `
    SELECT count(d.id)::int AS count
      FROM (SELECT time_zone FROM delivery
             WHERE rider_id = :rider_id AND status = 'delivered' ORDER BY delivered_at DESC LIMIT 1) last
      JOIN delivery d ON d.rider_id = :rider_id AND d.status = 'delivered'
       AND d.delivered_at >= (now() AT TIME ZONE last.time_zone)::date::timestamp AT TIME ZONE last.time_zone`,
    params,
  );
  return rows;
}
