import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { DeliveryAlertKind } from "../../../contract";

export type RaisedAlert = {
  id: string;
  delivery_id: string;
  order_id: string;
  dark_store_id: string;
  rider_id: string | null;
  kind: DeliveryAlertKind;
};

/**
 * Raises what operations have to look at: deliveries nobody takes, and goods with a rider of whom nothing is heard.
 * Parameters: rounds without a rider and how long one is, where the store has not set them; how long a rider may be
 * silent, limit. Rows: new alerts.
 * Invariant: one open alert per delivery and kind, however many processes look at the same time (unique index).
 */
export async function raiseAlerts(
  db: Knex,
  params: { alert_after_rounds: number; offer_ttl_ms: number; silent_after_ms: number; limit: number },
): Promise<RaisedAlert[]> {
  const { rows } = await db.raw<{ rows: RaisedAlert[] }>(
    `
    WITH wrong AS (
      SELECT d.id, d.rider_id, 'no_rider' AS kind
        FROM delivery d
        LEFT JOIN store_dispatch s ON s.dark_store_id = d.dark_store_id
       WHERE d.status = 'unassigned'
         AND d.updated_at < now() - COALESCE(s.alert_after_rounds, :alert_after_rounds)
             * COALESCE(s.offer_ttl_ms, :offer_ttl_ms) * interval '1 millisecond'
       UNION ALL
      SELECT d.id, d.rider_id, 'rider_silent'
        FROM delivery d
       WHERE d.status = 'picked_up' AND d.picked_up_at < now() - :silent_after_ms * interval '1 millisecond'
         AND NOT EXISTS (
             SELECT 1 FROM rider_location l
              WHERE l.rider_id = d.rider_id AND l.recorded_at > now() - :silent_after_ms * interval '1 millisecond')),
    raised AS (
      INSERT INTO delivery_alert (id, delivery_id, kind, rider_id)
      SELECT 'dalert_' || replace(gen_random_uuid()::text, '-', ''), wrong.id, wrong.kind, wrong.rider_id
        FROM wrong
       WHERE NOT EXISTS (
             SELECT 1 FROM delivery_alert a
              WHERE a.delivery_id = wrong.id AND a.kind = wrong.kind AND a.resolved_at IS NULL)
       ORDER BY wrong.id
       LIMIT :limit
      ON CONFLICT (delivery_id, kind) WHERE resolved_at IS NULL DO NOTHING
      RETURNING id, delivery_id, rider_id, kind)
    SELECT raised.id, raised.delivery_id, d.order_id, d.dark_store_id, raised.rider_id, raised.kind
      FROM raised JOIN delivery d ON d.id = raised.delivery_id`,
    params,
  );
  return rows;
}
