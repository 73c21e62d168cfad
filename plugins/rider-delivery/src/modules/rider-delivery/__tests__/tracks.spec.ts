import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { changeDeliveryStatus } from "../queries/change-delivery-status.sql";
import { countTrack } from "../queries/count-track.sql";
import { deleteOldLegs } from "../queries/delete-old-legs.sql";
import { deleteOldOffers } from "../queries/delete-old-offers.sql";
import { deleteOldTrackPoints } from "../queries/delete-old-track-points.sql";
import { insertTrackPoints } from "../queries/insert-track-points.sql";
import { listTrack } from "../queries/list-track.sql";
import { markArrivals } from "../queries/mark-arrivals.sql";
import { openDatabase, roadOf } from "./support/road";

const STORE = { latitude: -36, longitude: 82 };
const DROP = { ...STORE, latitude: STORE.latitude + 0.01 };
const THINNING = { every_ms: 5000, every_m: 15, max_delivery_ms: 3_600_000 };
const RADIUS = { radius_m: 75 };
const DAY_S = 24 * 60 * 60;

let db: Knex;
let road: ReturnType<typeof roadOf>;
beforeAll(() => {
  db = openDatabase();
  road = roadOf(db, STORE);
});
afterAll(() => db.destroy());

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
const unknown = { accuracy_m: null, heading: null, speed_mps: null };

/** A position so many metres north of the store, some seconds ago. */
function position(rider_id: string, metres: number, secondsAgo: number) {
  const recorded_at = ago(secondsAgo).toISOString();
  return { rider_id, ...STORE, latitude: STORE.latitude + metres / 111_195, recorded_at, ...unknown };
}

async function assigned(rider: string, secondsAgo = 600): Promise<string> {
  const delivery = await road.assigned(rider);
  await db("delivery")
    .where({ id: delivery })
    .update({ assigned_at: ago(secondsAgo) });
  return delivery;
}

async function pickedUp(rider: string): Promise<string> {
  const delivery = await assigned(rider);
  await db("delivery")
    .where({ id: delivery })
    .update({ status: "picked_up", picked_up_at: ago(500) });
  return delivery;
}

const write = (...rows: ReturnType<typeof position>[]) => insertTrackPoints(db, { rows, ...THINNING });
const trackOf = async (delivery_id: string) =>
  (await listTrack(db, { delivery_id, limit: 1000, offset: 0 })).map((point) =>
    Math.round((point.latitude - STORE.latitude) * 111_195),
  );

describe("the track of a delivery", () => {
  it("has where its rider was from the assignment on, each point once", async () => {
    const rider = await road.rider();
    const delivery = await assigned(rider, 100);
    const rows = [position(rider, 0, 120), position(rider, 100, 90), position(rider, 200, 60)];
    await Promise.all([write(...rows), write(...rows)]);
    expect(await trackOf(delivery)).toEqual([100, 200]);
    expect(await countTrack(db, { delivery_id: delivery })).toEqual([{ count: 2 }]);
  });

  it("leaves out a point too close in time or on the ground to the one before it", async () => {
    const rider = await road.rider();
    const delivery = await assigned(rider);
    await write(position(rider, 100, 60));
    await write(position(rider, 200, 57), position(rider, 110, 50));
    await write(position(rider, 116, 40));
    expect(await trackOf(delivery)).toEqual([100, 116]);
  });

  it("takes points that come after the end of the delivery and were recorded before it", async () => {
    const rider = await road.rider();
    const delivery = await pickedUp(rider);
    await db("delivery")
      .where({ id: delivery })
      .update({ status: "delivered", cash_collected: 0, delivered_at: ago(60) });
    await write(position(rider, 300, 90), position(rider, 900, 30));
    expect(await trackOf(delivery)).toEqual([300]);
  });

  it("is of the rider who has the delivery and nobody else", async () => {
    const delivery = await assigned(await road.rider());
    await write(position(await road.rider(), 100, 10));
    expect(await trackOf(delivery)).toEqual([]);
  });

  it("is deleted in batches when it is kept no longer", async () => {
    const rider = await road.rider();
    const delivery = await assigned(rider, 600);
    await write(...[9, 8, 7, 6].map((n) => position(rider, n * 100, n * 10)));
    await db("delivery_track_point")
      .where({ delivery_id: delivery })
      .andWhere("recorded_at", "<", ago(65))
      .update({ recorded_at: db.raw("recorded_at - interval '31 days'") });
    const counts = [];
    for (let round = 0; round < 3; round++) {
      counts.push((await deleteOldTrackPoints(db, { keep_days: 30, limit: 2 }))[0]?.deleted);
    }
    expect(counts).toEqual([2, 1, 0]);
    expect(await trackOf(delivery)).toEqual([600]);
  });
});

describe("what is kept for a while", () => {
  it("rides leave after their days, newer ones stay", async () => {
    const [old, fresh] = [await pickedUp(await road.rider()), await pickedUp(await road.rider())];
    const leg = { dark_store_id: "dstore_legs", vehicle: "scooter", metres: 900, seconds: 300, hour: 9 };
    await db("delivery_leg").insert([
      { delivery_id: old, ...leg, ended_at: ago(61 * DAY_S) },
      { delivery_id: fresh, ...leg, ended_at: ago(59 * DAY_S) },
    ]);
    expect(await deleteOldLegs(db, { keep_days: 60, limit: 10 })).toEqual([{ deleted: 1 }]);
    expect(await db("delivery_leg").where({ dark_store_id: "dstore_legs" }).pluck("delivery_id")).toEqual([fresh]);
  });

  it("unanswered offers leave after their days, accepted and open ones stay", async () => {
    const delivery = await road.delivery();
    const offers = [];
    for (const status of ["expired", "declined", "accepted", "offered"]) {
      const offer = await road.offer(delivery, await road.rider());
      await db("delivery_offer")
        .where({ id: offer })
        .update({ status, created_at: ago(91 * DAY_S) });
      offers.push(offer);
    }
    expect(await deleteOldOffers(db, { keep_days: 90, limit: 10 })).toEqual([{ deleted: 2 }]);
    expect((await db("delivery_offer").where({ delivery_id: delivery }).pluck("id")).sort()).toEqual(
      offers.slice(2).sort(),
    );
  });
});

describe("an arrival", () => {
  const events = (delivery_id: string) => db("delivery_event").where({ delivery_id }).whereLike("reason", "arrived%");

  it("at the store is stamped once with the first position near it, logged, and told once", async () => {
    const rider = await road.rider();
    const delivery = await assigned(rider);
    const rows = [position(rider, 200, 30), position(rider, 70, 20), position(rider, 10, 10)];
    const told = await Promise.all(Array.from({ length: 10 }, () => markArrivals(db, { rows, ...RADIUS })));
    const again = await markArrivals(db, { rows: [position(rider, 0, 1)], ...RADIUS });
    const mine = told.flat().filter((arrival) => arrival.delivery_id === delivery);
    expect(mine).toMatchObject([{ place: "store", rider_id: rider, dark_store_id: "dstore_test" }]);
    expect(again).toEqual([]);
    expect((await road.row(delivery)).arrived_at_store_at).toEqual(new Date(rows[1]?.recorded_at as string));
    expect(await events(delivery)).toMatchObject([{ from_status: "assigned", to_status: "assigned", actor_id: rider }]);
  });

  it("at the door is stamped only for a rider who has the goods", async () => {
    const rider = await road.rider();
    const [waiting, carried] = [await assigned(rider), await pickedUp(rider)];
    const atDoor = { ...position(rider, 0, 5), ...DROP };
    expect(await markArrivals(db, { rows: [atDoor], ...RADIUS })).toMatchObject([
      { delivery_id: carried, place: "drop" },
    ]);
    expect(await road.row(waiting)).toMatchObject({ arrived_at_store_at: null, arrived_at_drop_at: null });
  });

  it("is not taken from a position before the assignment, outside the radius, or of another rider", async () => {
    const rider = await road.rider();
    await assigned(rider, 60);
    const rows = [position(rider, 0, 90), position(rider, 80, 10), position(await road.rider(), 0, 5)];
    expect(await markArrivals(db, { rows, ...RADIUS })).toEqual([]);
  });

  it("passes over a delivery that somebody holds, and is taken from the next position", async () => {
    const rider = await road.rider();
    const delivery = await assigned(rider);
    const rows = [position(rider, 0, 5)];
    await db.transaction(async (trx) => {
      await trx("delivery").where({ id: delivery }).forNoKeyUpdate();
      expect(await markArrivals(db, { rows, ...RADIUS })).toEqual([]);
    });
    expect(await markArrivals(db, { rows, ...RADIUS })).toHaveLength(1);
  });

  it("is forgotten when the delivery goes to another rider", async () => {
    const rider = await road.rider();
    const delivery = await assigned(rider);
    await markArrivals(db, { rows: [position(rider, 0, 5)], ...RADIUS });
    await changeDeliveryStatus(db, {
      delivery_id: delivery,
      from: ["assigned"],
      to: "unassigned",
      expected_rider_id: rider,
      rider: null,
      actor_type: "rider",
      actor_id: rider,
      reason: "flat tyre",
      event_id: road.id("devt"),
    });
    expect((await road.row(delivery)).arrived_at_store_at).toBeNull();
  });
});
