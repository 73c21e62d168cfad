import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { dispatchRulesOf, readOptions } from "../options";
import { raiseAlerts } from "../queries/raise-alerts.sql";
import { resolveAlerts } from "../queries/resolve-alerts.sql";
import { upsertStoreDispatch } from "../queries/upsert-store-dispatch.sql";
import { acceptOfferOnce } from "../services/accept-offer";
import { assignDeliveries } from "../services/assign-deliveries";
import { makeOffers } from "../services/make-offers";
import { releaseSilentRiders } from "../services/release-silent-riders";
import { openDatabase, roadOf, type Place } from "./support/road";

const RULES = dispatchRulesOf(readOptions({ redisUrl: "redis://unused" }));
const SILENCE = { silent_after_ms: RULES.silent_after_ms, limit: 1000 };
const LONG_AGO = new Date(Date.now() - 10 * 60_000);
const ROUNDS_AT_ONCE = 10;

let db: Knex;
beforeAll(() => {
  db = openDatabase();
});
afterAll(() => db.destroy());

/** A town of its own whose store has its riders assigned. */
async function assigningTown(place: Place) {
  const road = roadOf(db, place);
  const dark_store_id = road.id("dstore");
  await upsertStoreDispatch(db, { id: road.id("sdisp"), dark_store_id, mode: "assign" });
  return {
    ...road,
    delivery: (doorKm?: number, changes: { cash_to_collect?: number } = {}) =>
      road.delivery({ dark_store_id, ...changes }, doorKm),
  };
}

const round = () => assignDeliveries(db, RULES, [], Date.now());
const age = (delivery_id: string, changes: Record<string, Date>) =>
  db("delivery").where({ id: delivery_id }).update(changes);
const openAlerts = (delivery_id: string) => db("delivery_alert").where({ delivery_id, resolved_at: null });

describe("a round of mode assign", () => {
  it("sends one rider with two orders on one way as one trip, nearer door first", async () => {
    const town = await assigningTown({ latitude: -40, longitude: 10 });
    const rider = await town.riderOnline();
    const [far, near] = [await town.delivery(2.1), await town.delivery(2)];
    const { assigned, rider_ids } = await round();
    expect([...assigned].sort()).toEqual([far, near].sort());
    expect(rider_ids).toEqual([rider]);
    const [first, second] = [await town.row(near), await town.row(far)];
    expect([first.sequence, second.sequence]).toEqual([1, 2]);
    expect(first.trip_id).toBe(second.trip_id);
    expect(
      await db("delivery_event").whereIn("delivery_id", [near, far]).where({ to_status: "assigned" }),
    ).toHaveLength(2);
  });

  it("gives a rider on the way to the store another order on the same way, until the first is picked up", async () => {
    const town = await assigningTown({ latitude: -40, longitude: 75 });
    const rider = await town.riderOnline(2000);
    const first = await town.delivery(2.1);
    await round();
    expect(await town.row(first)).toMatchObject({ rider_id: rider, sequence: 1 });
    const [second, elsewhere] = [await town.delivery(2), await town.delivery(-2)];
    await Promise.all(Array.from({ length: ROUNDS_AT_ONCE }, round));
    await round();
    const { trip_id } = await town.row(first);
    expect(await town.row(second)).toMatchObject({ status: "assigned", rider_id: rider, trip_id, sequence: 1 });
    expect(await town.row(first)).toMatchObject({ status: "assigned", trip_id, sequence: 2 });
    expect(await town.row(elsewhere)).toMatchObject({ status: "unassigned" });

    await db("delivery").whereIn("id", [first, second]).update({ status: "picked_up" });
    const late = await town.delivery(2);
    await round();
    expect(await town.row(late)).toMatchObject({ status: "unassigned" });
  });

  it("gives no rider more orders than the rider's own number, neither at once nor on the way to the store", async () => {
    const town = await assigningTown({ latitude: -40, longitude: 85 });
    const rider = await town.riderOnline(2000, { capacity: 2 });
    for (const km of [2, 2.1, 2.2]) await town.delivery(km);
    await round();
    const later = await town.delivery(2.05);
    await round();
    expect(await town.row(later)).toMatchObject({ status: "unassigned" });
    expect(await db("delivery").where({ rider_id: rider })).toHaveLength(2);
  });

  it("gives no rider more than the vehicle carries, neither at once nor on the way to the store", async () => {
    const town = await assigningTown({ latitude: -40, longitude: 86 });
    const heavy = await Promise.all([2, 2.1, 2.2].map((km) => town.delivery(km)));
    await db("delivery").whereIn("id", heavy).update({ load_g: 13_000 });
    const rider = await town.riderOnline(2000);
    await round();
    await round();
    const taken = await db("delivery").where({ rider_id: rider }).pluck("id");
    expect(taken).toHaveLength(1);
    const left = heavy.filter((id) => !taken.includes(id));
    await db("delivery").where({ id: left[0] }).update({ load_g: 12_000 });
    await round();
    expect(await db("delivery").where({ rider_id: rider }).pluck("id")).toEqual(
      expect.arrayContaining([...taken, left[0]]),
    );
  });

  it("run ten times at once gives each delivery to one rider and each rider one trip", async () => {
    const town = await assigningTown({ latitude: -40, longitude: 20 });
    const riders = await Promise.all([100, 200, 300, 400, 500].map((metres) => town.riderOnline(metres)));
    const deliveries = await Promise.all(Array.from({ length: 8 }, (_, index) => town.delivery(index % 2 ? 3 : -3)));
    await Promise.all(Array.from({ length: ROUNDS_AT_ONCE }, round));
    await round();
    const rows = await db("delivery").whereIn("id", deliveries).whereNotNull("rider_id");
    expect(rows.length).toBeGreaterThan(0);
    const trips = new Map(rows.map((row) => [row.trip_id, row.rider_id]));
    expect(new Set(trips.values()).size).toBe(trips.size);
    expect(riders).toEqual(expect.arrayContaining([...trips.values()]));
    const logged = await db("delivery_event").whereIn("delivery_id", deliveries).where({ to_status: "assigned" });
    expect(logged).toHaveLength(rows.length);
  });

  it("and an accepted offer never put two riders on one delivery or one rider on two trips", async () => {
    for (let attempt = 0; attempt < 10; attempt++) {
      const town = await assigningTown({ latitude: -40, longitude: 30 + attempt });
      const rider = await town.riderOnline();
      const deliveries = [await town.delivery(3), await town.delivery(-3)];
      const offer = await town.offer(deliveries[0]!, rider);
      const accepted = await Promise.all([
        acceptOfferOnce(db, { offer_id: offer, rider_id: rider }).catch((error: { code: string }) => error.code),
        round(),
      ]);
      const rows = await db("delivery").where({ rider_id: rider });
      expect(new Set(rows.map((row) => row.trip_id)).size).toBe(1);
      if (typeof accepted[0] === "string") {
        expect(["offer_taken", "delivery_unfinished", "offer_withdrawn"]).toContain(accepted[0]);
      }
      const given = await db("delivery_offer").whereIn("delivery_id", deliveries).where({ status: "accepted" });
      expect(given).toHaveLength(rows.length);
    }
  });

  it("leaves alone riders who are offline, suspended, silent or carry something, and asks nobody by offer", async () => {
    const town = await assigningTown({ latitude: -40, longitude: 60 });
    await town.rider();
    await town.riderOnline(100, { status: "suspended" });
    await town.assigned(await town.riderOnline());
    await town.silentRider(LONG_AGO);
    const delivery = await town.delivery();
    await round();
    await makeOffers(db, RULES, Date.now());
    expect(await town.row(delivery)).toMatchObject({ status: "unassigned", rider_id: null });
    expect(await town.offers(delivery)).toEqual([]);
  });

  it("goes on with the other areas when one cannot be planned, and tells which", async () => {
    const towns = [
      await assigningTown({ latitude: -42, longitude: 10 }),
      await assigningTown({ latitude: -42, longitude: 40 }),
    ];
    for (const town of towns) await town.riderOnline();
    const deliveries = [await towns[0]!.delivery(), await towns[1]!.delivery()];
    let planned = 0;
    const flaky = new Proxy(db, {
      get: (target, name) =>
        name === "transaction" && planned++ === 0
          ? () => Promise.reject(new Error("deadlock detected"))
          : Reflect.get(target, name, target),
    });
    const failures: string[] = [];
    await assignDeliveries(flaky, RULES, [], Date.now(), (error, what) => failures.push(`${what}: ${error.message}`));
    expect(failures).toEqual([expect.stringMatching(/^planning the area .+: deadlock detected$/)]);
    await round();
    for (const [index, id] of deliveries.entries()) {
      expect(await towns[index]!.row(id)).toMatchObject({ status: "assigned" });
    }
  });

  it("gives a rider at the limit of cash only what is paid, alone and beside what the rider goes for", async () => {
    const town = await assigningTown({ latitude: -40, longitude: 65 });
    const rider = await town.riderOnline(100, { cash_limit: 0 });
    const cash = await town.delivery(3, { cash_to_collect: 80 });
    const paid = await town.delivery(3);
    await round();
    expect(await town.row(paid)).toMatchObject({ rider_id: rider });
    await round();
    expect(await town.row(cash)).toMatchObject({ status: "unassigned" });
  });

  it("gives a rider who declined one delivery another one of the area", async () => {
    const town = await assigningTown({ latitude: -40, longitude: 68 });
    const rider = await town.riderOnline();
    const [declined, other] = [await town.delivery(3), await town.delivery(-3)];
    const offer = await town.offer(declined, rider);
    await db("delivery_offer").where({ id: offer }).update({ status: "declined", responded_at: new Date() });
    await round();
    expect(await town.row(declined)).toMatchObject({ status: "unassigned" });
    expect(await town.row(other)).toMatchObject({ rider_id: rider });
  });

  it("does not give a delivery back to the rider from whom it was just taken", async () => {
    const town = await assigningTown({ latitude: -40, longitude: 70 });
    const rider = await town.riderOnline();
    const delivery = await town.delivery();
    await round();
    expect(await town.row(delivery)).toMatchObject({ rider_id: rider });
    await age(delivery, { assigned_at: LONG_AGO });
    await db("rider_shift").where({ rider_id: rider }).update({ ended_at: new Date() });
    await releaseSilentRiders(db, SILENCE);
    await db("rider_shift").where({ rider_id: rider }).update({ ended_at: null });
    await round();
    expect(await town.row(delivery)).toMatchObject({ status: "unassigned" });
    const other = await town.riderOnline(900);
    await round();
    expect(await town.row(delivery)).toMatchObject({ status: "assigned", rider_id: other });
  });
});

describe("a rider of whom nothing is heard", () => {
  it("loses what is not picked up, once, however many look", async () => {
    const town = roadOf(db, { latitude: -40, longitude: 80 });
    const rider = await town.silentRider(LONG_AGO);
    const delivery = await town.assigned(rider);
    await age(delivery, { assigned_at: LONG_AGO });
    const answers = await Promise.all(Array.from({ length: 5 }, () => releaseSilentRiders(db, SILENCE)));
    expect(answers.flat().filter((each) => each.delivery_id === delivery)).toEqual([
      { delivery_id: delivery, rider_id: rider },
    ]);
    expect(await town.row(delivery)).toMatchObject({ status: "unassigned", rider_id: null, trip_id: null });
  });

  it("keeps what was assigned a moment ago", async () => {
    const town = roadOf(db, { latitude: -40, longitude: 81 });
    const delivery = await town.assigned(await town.silentRider(LONG_AGO));
    await age(delivery, { assigned_at: new Date() });
    await releaseSilentRiders(db, SILENCE);
    expect(await town.row(delivery)).toMatchObject({ status: "assigned" });
  });

  it("keeps the goods, and operations are alerted once until the rider is heard of again", async () => {
    const place = { latitude: -40, longitude: 82 };
    const town = roadOf(db, place);
    const rider = await town.silentRider(LONG_AGO);
    const delivery = await town.assigned(rider);
    await age(delivery, { assigned_at: LONG_AGO, picked_up_at: LONG_AGO });
    await db("delivery").where({ id: delivery }).update({ status: "picked_up" });
    await releaseSilentRiders(db, SILENCE);
    expect(await town.row(delivery)).toMatchObject({ status: "picked_up", rider_id: rider });
    const alerts = { alert_after_rounds: 2, offer_ttl_ms: 30_000, silent_after_ms: RULES.silent_after_ms, limit: 1000 };
    const raised = await Promise.all(Array.from({ length: 5 }, () => raiseAlerts(db, alerts)));
    expect(raised.flat().filter((alert) => alert.delivery_id === delivery)).toMatchObject([
      { kind: "rider_silent", rider_id: rider },
    ]);
    expect(await openAlerts(delivery)).toHaveLength(1);
    await town.standAt(rider, place);
    await resolveAlerts(db, SILENCE);
    expect(await openAlerts(delivery)).toHaveLength(0);
  });
});

describe("a delivery nobody takes", () => {
  it("is an alert after so long, and no more when it has a rider", async () => {
    const town = roadOf(db, { latitude: -40, longitude: 83 });
    const delivery = await town.delivery();
    const alerts = { alert_after_rounds: 2, offer_ttl_ms: 30_000, silent_after_ms: RULES.silent_after_ms, limit: 1000 };
    await raiseAlerts(db, alerts);
    expect(await openAlerts(delivery)).toHaveLength(0);
    await age(delivery, { updated_at: LONG_AGO });
    await raiseAlerts(db, alerts);
    expect(await openAlerts(delivery)).toMatchObject([{ kind: "no_rider" }]);
    const rider = await town.riderOnline();
    await acceptOfferOnce(db, { offer_id: await town.offer(delivery, rider), rider_id: rider });
    await resolveAlerts(db, SILENCE);
    expect(await openAlerts(delivery)).toHaveLength(0);
  });
});
