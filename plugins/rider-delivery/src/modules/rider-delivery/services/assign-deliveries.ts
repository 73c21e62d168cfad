import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { DispatchRules } from "../options";
import { areasOf } from "../policies/areas";
import { planAssignments, type ExpectedOrder, type PlannedAssignment } from "../policies/assign";
import { assignTrip } from "../queries/assign-trip.sql";
import { findFreeRiders } from "../queries/find-free-riders.sql";
import { listAssigningStores } from "../queries/list-assigning-stores.sql";
import { lockAssignableDeliveries } from "../queries/lock-assignable-deliveries.sql";
import { lockFreeRiders } from "../queries/lock-free-riders.sql";
import { tryLockArea } from "../queries/try-lock-area.sql";
import { withdrawOffers } from "../queries/withdraw-offers.sql";
import { joinTrips } from "./join-trips";
import { rethrow, type Failed } from "./shared";

/** Stores, and deliveries of an area, looked at in one round; the rest waits for the next, seconds later. */
const STORES_PER_ROUND = 500;
const DELIVERIES_PER_ROUND = 300;
const RIDERS_PER_STORE = 100;

type Given = { delivery_id: string; rider_id: string };

export type AssignmentRound = {
  assigned: string[];
  rider_ids: string[];
  withdrawn: { id: string; rider_id: string }[];
};

/**
 * One round of mode `assign`: plans each area's deliveries and sends the riders who must leave now. An area is planned by
 * one process at a time; what cannot be assigned stays open for the next round. An area that fails is told to `failed`
 * and does not keep the others from being planned, nor what they did from being announced.
 */
export async function assignDeliveries(
  db: Knex,
  rules: DispatchRules,
  expected: readonly ExpectedOrder[],
  now_ms: number,
  failed: Failed = rethrow,
): Promise<AssignmentRound> {
  const round: AssignmentRound = { assigned: [], rider_ids: [], withdrawn: [] };
  const stores = await listAssigningStores(db, { limit: STORES_PER_ROUND });
  for (const area of areasOf(stores, 2 * rules.search_radius_m)) {
    try {
      const done = await db.transaction((trx) => assignArea(trx, rules, area, expected, now_ms));
      round.assigned.push(...done.assigned);
      round.rider_ids.push(...done.rider_ids);
      round.withdrawn.push(...done.withdrawn);
    } catch (error) {
      failed(error as Error, `planning the area ${area.key}`);
    }
  }
  return round;
}

async function assignArea(
  trx: Knex,
  rules: DispatchRules,
  area: { key: string; dark_store_ids: string[] },
  expected: readonly ExpectedOrder[],
  now_ms: number,
): Promise<AssignmentRound> {
  const given = await planArea(trx, rules, area, expected, now_ms);
  const assigned = given.map(({ delivery_id }) => delivery_id);
  const rider_ids = [...new Set(given.map(({ rider_id }) => rider_id))];
  const withdrawn =
    given.length > 0 ? await withdrawOffers(trx, { delivery_ids: assigned, rider_ids, reason: "taken" }) : [];
  return { assigned, rider_ids, withdrawn };
}

/** Answers which deliveries were given to whom. */
async function planArea(
  trx: Knex,
  rules: DispatchRules,
  { key, dark_store_ids }: { key: string; dark_store_ids: string[] },
  expected: readonly ExpectedOrder[],
  now_ms: number,
): Promise<Given[]> {
  const [lock] = await tryLockArea(trx, { area: key });
  if (!lock?.locked) return [];
  const rows = await lockAssignableDeliveries(trx, { dark_store_ids, limit: DELIVERIES_PER_ROUND });
  if (rows.length === 0) return [];
  const open = rows.map((delivery) => ({ ...delivery, ready_at_ms: delivery.ready_at.getTime() }));
  const joined = await joinTrips(trx, rules, { dark_store_ids, deliveries: open, now_ms });
  const deliveries = open.filter(({ id }) => !joined.some(({ delivery_id }) => delivery_id === id));
  if (deliveries.length === 0) return joined;
  const riders = await findFreeRiders(trx, {
    delivery_ids: deliveries.map(({ id }) => id),
    fresh_position_ms: rules.fresh_position_ms,
    search_radius_m: rules.search_radius_m,
    declined_pause_ms: rules.declined_pause_ms,
    cash_limit: rules.cash_limit,
    riders_per_store: RIDERS_PER_STORE,
  });
  if (riders.length === 0) return joined;
  const plan = planAssignments({ deliveries, expected, riders, now_ms, vehicles: rules.vehicles });
  const locked = await lockFreeRiders(trx, { rider_ids: plan.map(({ rider_id }) => rider_id) });
  const free = new Set(locked.map(({ id }) => id));
  const sent: Given[] = [];
  for (const trip of plan.filter(({ rider_id }) => free.has(rider_id))) sent.push(...(await assign(trx, trip)));
  return [...joined, ...sent];
}

async function assign(trx: Knex, { rider_id, delivery_ids }: PlannedAssignment): Promise<Given[]> {
  const stops = delivery_ids.map((delivery_id, index) => ({
    delivery_id,
    sequence: index + 1,
    event_id: generateEntityId(undefined, "devt"),
    offer_id: generateEntityId(undefined, "doffer"),
  }));
  const assigned = await assignTrip(trx, { rider_id, trip_id: generateEntityId(undefined, "trip"), stops });
  return assigned.map(({ id }) => ({ delivery_id: id, rider_id }));
}
