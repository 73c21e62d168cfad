import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { DeliveryStatus } from "../../../contract";
import { dispatchRulesOf, readOptions } from "../options";
import { randomFrom } from "../policies/dispatch-engine/random";
import { declineOffer } from "../queries/decline-offer.sql";
import { expireOffers } from "../queries/expire-offers.sql";
import { upsertStoreDispatch } from "../queries/upsert-store-dispatch.sql";
import { withdrawOffers } from "../queries/withdraw-offers.sql";
import { acceptOfferOnce } from "../services/accept-offer";
import { assignDeliveries } from "../services/assign-deliveries";
import { makeOffers } from "../services/make-offers";
import { reassignOnce } from "../services/reassign";
import { releaseSilentRiders } from "../services/release-silent-riders";
import { sourcesOf } from "../state";
import { openDatabase, roadOf } from "./support/road";

const RULES = {
  ...dispatchRulesOf(readOptions({ redisUrl: "redis://unused" })),
  declined_pause_ms: 0,
  expired_pause_ms: 0,
};
const SEEDS = [1, 2, 3, 4];
const RIDERS = 6;
const DELIVERIES = 12;
const STEPS = 25;
const AT_ONCE = 4;
const SCOOTER_CAPACITY = 3;
const OLD = new Date(Date.now() - 10 * 60_000);

let db: Knex;
beforeAll(() => {
  db = openDatabase();
});
afterAll(() => db.destroy());

/** A town with a store of each mode, riders on shift and deliveries from both stores. */
async function townOf(seed: number) {
  const place = { latitude: -50, longitude: 10 * seed };
  const road = roadOf(db, place);
  const stores = [road.id("dstore"), road.id("dstore")];
  await upsertStoreDispatch(db, { id: road.id("sdisp"), dark_store_id: stores[1]!, mode: "assign" });
  const riders = await Promise.all(Array.from({ length: RIDERS }, (_, index) => road.riderOnline(100 + index)));
  const deliveries = await Promise.all(
    Array.from({ length: DELIVERIES }, (_, index) =>
      road.delivery({ dark_store_id: stores[index % 2]!, cash_to_collect: index % 3 ? 0 : 50 }, (index % 5) - 2.5),
    ),
  );
  return { place, road, riders, deliveries };
}

type Town = Awaited<ReturnType<typeof townOf>>;

/** What anybody may try at any moment; a refusal is a fair answer, an unexpected error is not. */
function movesOf({ road, riders, deliveries, place }: Town, random: () => number) {
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const openOffer = async () =>
    one(await db("delivery_offer").whereIn("delivery_id", deliveries).where({ status: "offered" }));
  const move = (delivery_id: string, to: DeliveryStatus) => road.move(delivery_id, { from: sourcesOf(to), to });
  const handOver = async (delivery_id: string) => {
    const { rider_id, cash_to_collect } = await road.row(delivery_id);
    if (!rider_id) return;
    await road.handOver(delivery_id, rider_id, Number(cash_to_collect));
  };
  const pickUp = (delivery_id: string) => move(delivery_id, "picked_up");
  const moves = {
    offerRound: () => makeOffers(db, RULES, Date.now()),
    assignRound: () => assignDeliveries(db, RULES, [], Date.now()),
    accept: async () => {
      const offer = await openOffer();
      if (offer) await acceptOfferOnce(db, { offer_id: offer.id, rider_id: offer.rider_id });
    },
    decline: async () => {
      const offer = await openOffer();
      if (offer) await declineOffer(db, { offer_id: offer.id, rider_id: offer.rider_id });
    },
    expire: async () => {
      const offer = await openOffer();
      if (offer) await db("delivery_offer").where({ id: offer.id }).update({ expires_at: OLD });
      await expireOffers(db, { limit: 1000 });
    },
    fallSilent: async () => {
      const rider_id = one(riders);
      await db("rider_location").where({ rider_id }).update({ recorded_at: OLD });
      await db("delivery").where({ rider_id, status: "assigned" }).update({ assigned_at: OLD });
      await releaseSilentRiders(db, { silent_after_ms: RULES.silent_after_ms, limit: 1000 });
    },
    speak: () => road.standAt(one(riders), place, new Date()),
    reassign: () =>
      reassignOnce(db, { delivery_id: one(deliveries), rider_id: one([...riders, null]), actor_id: "user_test" }),
    pickUp: () => pickUp(one(deliveries)),
    handOver: () => handOver(one(deliveries)),
    fail: () => move(one(deliveries), "failed"),
    bringBack: () => road.bringBack(one(deliveries)),
    cancel: async () => {
      if (random() > 0.2) return;
      const delivery_id = one(deliveries);
      await move(delivery_id, "cancelled");
      await withdrawOffers(db, { delivery_ids: [delivery_id], rider_ids: [], reason: "cancelled" });
    },
  };
  return { moves, pickUp, handOver };
}

const REFUSALS = [
  "offer_taken",
  "offer_expired",
  "offer_declined",
  "offer_withdrawn",
  "delivery_unfinished",
  "delivery_not_reassignable",
  "bag_not_back",
];

async function fairly(attempt: Promise<unknown>): Promise<void> {
  await attempt.catch((error: { code?: string }) => {
    if (!REFUSALS.includes(error.code ?? "")) throw error;
  });
}

async function expectSound({ deliveries, riders }: Town): Promise<void> {
  const rows = await db("delivery").whereIn("id", deliveries);
  const trips = new Map<string, Set<string>>();
  for (const row of rows.filter(({ status }) => ["assigned", "picked_up"].includes(status))) {
    trips.set(row.trip_id, (trips.get(row.trip_id) ?? new Set()).add(row.rider_id));
  }
  for (const [trip, carriers] of trips) {
    expect(carriers.size).toBe(1);
    expect(rows.filter((row) => row.trip_id === trip).length).toBeLessThanOrEqual(SCOOTER_CAPACITY);
  }
  for (const row of rows) {
    const log = await db("delivery_event").where({ delivery_id: row.id });
    const entered = (status: string) => log.filter((event) => event.to_status === status).length;
    const left = (status: string) => log.filter((event) => event.from_status === status).length;
    for (const status of ["unassigned", "assigned", "picked_up", "failed", "delivered", "cancelled"]) {
      expect(entered(status) - left(status)).toBe(row.status === status ? 1 : 0);
    }
    for (const { from_status, to_status } of log.filter(
      (event) => event.from_status && event.from_status !== event.to_status,
    )) {
      expect(sourcesOf(to_status)).toContain(from_status);
    }
    const accepted = await db("delivery_offer").where({ delivery_id: row.id, status: "accepted" });
    expect(accepted.length).toBeLessThanOrEqual(1);
    const earned = await db("rider_earning").where({ delivery_id: row.id, kind: "delivery" });
    expect(earned).toHaveLength(row.status === "delivered" ? 1 : 0);
    const cash = await db("rider_cash_entry").where({ delivery_id: row.id });
    expect(cash).toHaveLength(row.status === "delivered" && Number(row.cash_to_collect) > 0 ? 1 : 0);
    const attempts = await db("rider_earning").where({ delivery_id: row.id, kind: "attempt" });
    expect(attempts).toHaveLength(log.filter((event) => event.reason === "the bag is back in the store").length);
  }
  const balances = await db("rider as r")
    .leftJoin("rider_cash_entry as c", "c.rider_id", "r.id")
    .whereIn("r.id", riders)
    .groupBy("r.id")
    .select("r.cash_held", db.raw("coalesce(sum(c.amount), 0) AS booked"));
  for (const { cash_held, booked } of balances) expect(Number(cash_held)).toBe(Number(booked));
}

describe("whatever happens on the road, in any order and at once", () => {
  it.each(SEEDS)(
    "each delivery has one rider at most and ends delivered, returned or cancelled (seed %i)",
    async (seed) => {
      const town = await townOf(seed);
      const random = randomFrom(seed);
      const { moves, pickUp, handOver } = movesOf(town, random);
      const names = Object.keys(moves) as (keyof typeof moves)[];
      for (let step = 0; step < STEPS; step++) {
        const chosen = Array.from({ length: AT_ONCE }, () => names[Math.floor(random() * names.length)]!);
        await Promise.all(chosen.map((name) => fairly(Promise.resolve(moves[name]()))));
        await expectSound(town);
      }

      // The day ends: everybody is heard of, accepts what is offered, and brings what they carry.
      const ended = ["delivered", "failed", "cancelled"];
      const open = () => db("delivery").whereIn("id", town.deliveries).whereNotIn("status", ended);
      for (const id of town.deliveries) await town.road.bringBack(id);
      for (let round = 0; (await open()).length > 0; round++) {
        expect(round).toBeLessThan(DELIVERIES);
        for (const rider of town.riders) await town.road.standAt(rider, town.place, new Date());
        await moves.assignRound();
        await moves.offerRound();
        const offers = await db("delivery_offer").whereIn("delivery_id", town.deliveries).where({ status: "offered" });
        for (const offer of offers) await fairly(acceptOfferOnce(db, { offer_id: offer.id, rider_id: offer.rider_id }));
        for (const { id } of await open()) {
          await pickUp(id);
          await handOver(id);
        }
      }
      await expectSound(town);
      expect(await db("delivery").whereIn("id", town.deliveries).where({ keeps_rider_busy: true })).toEqual([]);
    },
  );
});
