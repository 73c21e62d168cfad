import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Incentive } from "../policies/earnings";

/**
 * Pays the incentives that a rider has reached on the day of a delivery, in the time zone of its store.
 * Parameters: the delivery, its rider, the incentives. Rows: what was paid now.
 * Invariant: each incentive once per rider and day; the caller holds the rider's lock, so that every delivery is counted.
 */
export async function payIncentives(
  db: Knex,
  params: { delivery_id: string; rider_id: string; incentives: readonly Incentive[] },
): Promise<{ deliveries: number }[]> {
  const { rows } = await db.raw<{ rows: { deliveries: number }[] }>(
    `
    WITH done AS (
      SELECT d.currency_code, (d.delivered_at AT TIME ZONE d.time_zone)::date AS day,
             (SELECT count(*) FROM delivery o
               WHERE o.rider_id = d.rider_id AND o.status = 'delivered'
                 AND o.delivered_at >= (d.delivered_at AT TIME ZONE d.time_zone)::date::timestamp AT TIME ZONE d.time_zone
                 AND o.delivered_at < ((d.delivered_at AT TIME ZONE d.time_zone)::date + 1)::timestamp AT TIME ZONE d.time_zone) AS count
        FROM delivery d
       WHERE d.id = :delivery_id AND d.rider_id = :rider_id AND d.status = 'delivered')
    INSERT INTO rider_earning (id, rider_id, kind, amount, currency_code, day, deliveries)
    SELECT 'rearn_' || replace(gen_random_uuid()::text, '-', ''), :rider_id, 'incentive', tier.amount, done.currency_code,
           done.day, tier.deliveries
      FROM done
     CROSS JOIN jsonb_to_recordset(CAST(:incentives AS jsonb)) AS tier (deliveries integer, amount numeric)
     WHERE tier.deliveries <= done.count
    ON CONFLICT (rider_id, day, deliveries) WHERE kind = 'incentive' DO NOTHING
    RETURNING deliveries`,
    { ...params, incentives: JSON.stringify(params.incentives) },
  );
  return rows;
}
