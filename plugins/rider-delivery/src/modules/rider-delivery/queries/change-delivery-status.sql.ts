import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { DeliveryStatus } from "../../../contract";

export type StatusChange = {
  delivery_id: string;
  from: readonly DeliveryStatus[];
  to: DeliveryStatus;
  /** Only when the delivery is with this rider; null for anyone's. */
  expected_rider_id: string | null;
  /** Who has it afterwards: the same as before, nobody, or a rider on a new trip. */
  rider: "keep" | { id: string; trip_id: string } | null;
  actor_type: string;
  actor_id: string | null;
  reason: string | null;
  event_id: string;
};

/**
 * Moves a delivery to another status, stamps the time, and logs it.
 * Parameters: the change. Rows: one with the status and rider before, or none when the delivery was not in `from` or not
 * with the expected rider.
 * Invariant: a transition happens once; the log row exists exactly when the transition does. A rider from whom a delivery
 * is taken counts as having declined it, so it is not offered back at once; the undoing of a pickup takes nothing away.
 */
export async function changeDeliveryStatus(
  db: Knex,
  change: StatusChange,
): Promise<{ id: string; from_status: DeliveryStatus; from_rider_id: string | null }[]> {
  const { rider, ...rest } = change;
  const { rows } = await db.raw<{ rows: { id: string; from_status: DeliveryStatus; from_rider_id: string | null }[] }>(
    `
    WITH before AS (
      SELECT id, status, rider_id FROM delivery
       WHERE id = :delivery_id AND status = ANY(:from)
         AND (CAST(:expected_rider_id AS text) IS NULL OR rider_id = :expected_rider_id)
         FOR NO KEY UPDATE),
    moved AS (
      UPDATE delivery d
         SET status = :to, rider_id = CASE WHEN :keep_rider THEN d.rider_id ELSE CAST(:rider_id AS text) END,
             trip_id = CASE WHEN :keep_rider THEN d.trip_id ELSE CAST(:trip_id AS text) END,
             sequence = CASE WHEN :keep_rider THEN d.sequence WHEN CAST(:trip_id AS text) IS NULL THEN NULL ELSE 1 END,
             wrong_codes = 0, code_locked_until = NULL,
             failure_reason = CASE WHEN :to = 'failed' THEN CAST(:reason AS text) ELSE NULL END,
             assigned_at = CASE WHEN :to = 'assigned' AND before.status <> 'picked_up' THEN now()
                                WHEN :to = 'unassigned' THEN NULL ELSE d.assigned_at END,
             picked_up_at = CASE WHEN :to = 'picked_up' THEN coalesce(d.picked_up_at, now())
                                 WHEN :to IN ('assigned', 'unassigned') THEN NULL ELSE d.picked_up_at END,
             arrived_at_store_at = CASE WHEN :to = 'unassigned' OR (:to = 'assigned' AND before.status <> 'picked_up') THEN NULL
                                        ELSE d.arrived_at_store_at END,
             arrived_at_drop_at = CASE WHEN :to IN ('unassigned', 'assigned', 'picked_up') THEN NULL ELSE d.arrived_at_drop_at END,
             failed_at = CASE WHEN :to = 'failed' THEN now() ELSE NULL END,
             cancelled_at = CASE WHEN :to = 'cancelled' THEN now() ELSE NULL END,
             bag_back_at = CASE WHEN :to IN ('failed', 'cancelled') THEN d.bag_back_at END,
             updated_at = now()
        FROM before
       WHERE d.id = before.id
      RETURNING d.id),
    logged AS (
      INSERT INTO delivery_event (id, delivery_id, from_status, to_status, rider_id, actor_type, actor_id, reason)
      SELECT :event_id, before.id, before.status, :to, coalesce(CAST(:rider_id AS text), before.rider_id), :actor_type,
             CAST(:actor_id AS text), CAST(:reason AS text)
        FROM before),
    released AS (
      UPDATE delivery_offer o
         SET status = 'declined', responded_at = now(), updated_at = now()
        FROM before
       WHERE :to IN ('unassigned', 'assigned') AND before.status <> 'picked_up' AND o.delivery_id = before.id AND o.status = 'accepted')
    SELECT before.id, before.status AS from_status, before.rider_id AS from_rider_id FROM before JOIN moved USING (id)`,
    {
      ...rest,
      from: [...change.from],
      keep_rider: rider === "keep",
      rider_id: rider === "keep" ? null : (rider?.id ?? null),
      trip_id: rider === "keep" ? null : (rider?.trip_id ?? null),
    },
  );
  return rows;
}
