import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { DispatchRules } from "../options";
import type { AssignableDelivery } from "../policies/assign";
import { planJoins, type PlannedJoin } from "../policies/join-trips";
import { assignTrip } from "../queries/assign-trip.sql";
import { listJoinableTrips } from "../queries/list-joinable-trips.sql";
import { lockFreeRiders } from "../queries/lock-free-riders.sql";
import { lockTrip } from "../queries/lock-trip.sql";
import { orderTrip } from "../queries/order-trip.sql";

/** Trips of an area looked at in one round. */
const TRIPS_PER_ROUND = 300;

/** Gives open deliveries to riders on the way to their store; answers what was given to whom. Call inside a transaction. */
export async function joinTrips(
  trx: Knex,
  rules: DispatchRules,
  input: { dark_store_ids: string[]; deliveries: readonly AssignableDelivery[]; now_ms: number },
): Promise<{ delivery_id: string; rider_id: string }[]> {
  const rows = await listJoinableTrips(trx, {
    dark_store_ids: input.dark_store_ids,
    delivery_ids: input.deliveries.map(({ id }) => id),
    fresh_position_ms: rules.fresh_position_ms,
    declined_pause_ms: rules.declined_pause_ms,
    cash_limit: rules.cash_limit,
    limit: TRIPS_PER_ROUND,
  });
  const trips = rows.map(({ ready_at, ...trip }) => ({ ...trip, ready_at_ms: ready_at.getTime() }));
  const joined: { delivery_id: string; rider_id: string }[] = [];
  for (const planned of planJoins(trips, input.deliveries, input.now_ms, rules.vehicles)) {
    if (await join(trx, planned)) joined.push(planned);
  }
  return joined.map(({ delivery_id, rider_id }) => ({ delivery_id, rider_id }));
}

/** False when the trip is no longer what was planned with: the next round looks again. */
async function join(trx: Knex, { trip_id, rider_id, delivery_id, delivery_ids }: PlannedJoin): Promise<boolean> {
  const [rider] = await lockFreeRiders(trx, { rider_ids: [rider_id] });
  const has = rider ? await lockTrip(trx, { rider_id, trip_id }) : [];
  if (has.length !== delivery_ids.length - 1 || has.some(({ id }) => !delivery_ids.includes(id))) return false;
  const stop = {
    delivery_id,
    sequence: delivery_ids.indexOf(delivery_id) + 1,
    event_id: generateEntityId(undefined, "devt"),
    offer_id: generateEntityId(undefined, "doffer"),
  };
  const assigned = await assignTrip(trx, { rider_id, trip_id, stops: [stop] });
  if (assigned.length === 0) return false;
  await orderTrip(trx, { rider_id, trip_id, delivery_ids });
  return true;
}
