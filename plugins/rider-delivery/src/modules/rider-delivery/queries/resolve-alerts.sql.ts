import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Ends alerts whose reason is over: the delivery has a rider, is handed over or ended, or the rider is heard of again.
 * Parameters: how long a rider may be silent. Rows: the alerts that ended just now.
 */
export async function resolveAlerts(db: Knex, params: { silent_after_ms: number }): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    UPDATE delivery_alert a
       SET resolved_at = now(), updated_at = now()
      FROM delivery d
     WHERE a.delivery_id = d.id AND a.resolved_at IS NULL
       AND CASE a.kind
             WHEN 'no_rider' THEN d.status <> 'unassigned'
             ELSE d.status <> 'picked_up' OR EXISTS (
                  SELECT 1 FROM rider_location l
                   WHERE l.rider_id = d.rider_id
                     AND l.recorded_at > now() - :silent_after_ms * interval '1 millisecond')
           END
    RETURNING a.id`,
    params,
  );
  return rows;
}
