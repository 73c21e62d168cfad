import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { findCandidates } from "../queries/find-candidates.sql";
import { listTrackedRiders } from "../queries/list-tracked-riders.sql";
import { openShift } from "../queries/open-shift.sql";
import { upsertLocations } from "../queries/upsert-locations.sql";
import { suspendOnce } from "../services/suspend-rider";
import { openDatabase, PAY_RULES, roadOf } from "./support/road";

const STORE = { latitude: -25, longitude: 80 };
const SEARCH = {
  fresh_position_ms: 60_000,
  search_radius_m: 5000,
  declined_pause_ms: 60_000,
  expired_pause_ms: 60_000,
  limit: 10,
  cash_limit: 3000,
};

let db: Knex;
let road: ReturnType<typeof roadOf>;
beforeAll(() => {
  db = openDatabase();
  road = roadOf(db, STORE);
});
afterAll(() => db.destroy());

describe("a shift", () => {
  it("is open only once per rider, however many start it at the same time", async () => {
    const rider_id = await road.rider();
    const starts = Array.from({ length: 10 }, () => openShift(db, { id: road.id("rshift"), rider_id }));
    const opened = (await Promise.all(starts)).filter((rows) => rows.length > 0);
    expect(opened).toHaveLength(1);
    await expect(db("rider_shift").insert({ id: road.id("rshift"), rider_id })).rejects.toThrow("rider_shift_one_open");
  });

  it("ends when the rider is suspended, and what is not picked up goes to others", async () => {
    const rider_id = await road.riderOnline();
    const [assigned, carried] = [await road.assigned(rider_id), await road.assigned(rider_id)];
    await db("delivery").where({ id: carried }).update({ status: "picked_up", picked_up_at: new Date() });
    const { released } = await suspendOnce(db, { rider_id, actor_id: "user_1" }, PAY_RULES);
    expect(released).toEqual([assigned]);
    expect(await road.row(assigned)).toMatchObject({ status: "unassigned", rider_id: null, trip_id: null });
    expect(await road.row(carried)).toMatchObject({ status: "picked_up", rider_id });
    expect(await db("rider_shift").where({ rider_id, ended_at: null })).toEqual([]);
  });
});

describe("writing positions", () => {
  const at = (rider_id: string, latitude: number, recorded_at: string) => ({
    rider_id,
    latitude,
    longitude: 80,
    accuracy_m: null,
    heading: null,
    speed_mps: null,
    recorded_at,
  });

  it("never replaces a newer point by an older one, nor by one of the same time", async () => {
    const rider = await road.rider();
    await upsertLocations(db, [at(rider, 1, "2026-11-22T10:00:02Z")]);
    expect(await upsertLocations(db, [at(rider, 2, "2026-11-22T10:00:01Z")])).toEqual([]);
    expect(await upsertLocations(db, [at(rider, 3, "2026-11-22T10:00:02Z")])).toEqual([]);
    expect(await upsertLocations(db, [at(rider, 4, "2026-11-22T10:00:03Z")])).toEqual([{ rider_id: rider }]);
    expect(await db("rider_location").where({ rider_id: rider }).first("latitude")).toEqual({ latitude: 4 });
  });

  it("ends with the newest point of every rider when two writers write the same riders in opposite order", async () => {
    const riders = await Promise.all(Array.from({ length: 20 }, () => road.rider()));
    const time = (second: number) => `2026-11-22T10:00:${String(second).padStart(2, "0")}Z`;
    const batches = Array.from({ length: 30 }, (_, second) => {
      const rows = riders.map((rider) => at(rider, second, time(second)));
      return second % 2 === 0 ? rows : rows.reverse();
    });
    await Promise.all(batches.map((rows) => upsertLocations(db, rows)));
    const latitudes = await db("rider_location").whereIn("rider_id", riders).pluck("latitude");
    expect(new Set(latitudes)).toEqual(new Set([29]));
    expect(latitudes).toHaveLength(riders.length);
  });

  it("leaves out a rider who does not exist and writes the rest", async () => {
    const rider = await road.rider();
    const rows = [at("rider_gone", 1, "2026-11-22T10:00:00Z"), at(rider, 1, "2026-11-22T10:00:00Z")];
    expect(await upsertLocations(db, rows)).toEqual([{ rider_id: rider }]);
  });
});

describe("what positions are shown for", () => {
  const repaired = async () => {
    const search = { rider_ids: null, changed_since_ms: 60_000, after: "", limit: 10_000 };
    return new Map((await listTrackedRiders(db, search)).map((each) => [each.rider_id, each.order_ids]));
  };

  it("is told of riders who carry something, and with nothing of those who did until a moment ago", async () => {
    const road = roadOf(db, { latitude: -44, longitude: 20 });
    const [carries, did, never] = [await road.riderOnline(), await road.riderOnline(), await road.riderOnline()];
    const carried = await road.row(await road.pickedUp(carries));
    await road.handOver(await road.pickedUp(did), did);
    const found = await repaired();
    expect(found.get(carries)).toEqual([carried.order_id]);
    expect(found.get(did)).toEqual([]);
    expect(found.has(never)).toBe(false);
  });

  it("is told page by page, of each rider once", async () => {
    const road = roadOf(db, { latitude: -44, longitude: 23 });
    const riders = await Promise.all(Array.from({ length: 3 }, () => road.riderOnline()));
    for (const rider of riders) await road.pickedUp(rider);
    const seen: string[] = [];
    for (let after = "", page: { rider_id: string }[] = [{ rider_id: "" }]; page.length > 0;) {
      page = await listTrackedRiders(db, { rider_ids: null, changed_since_ms: 60_000, after, limit: 2 });
      seen.push(...page.map(({ rider_id }) => rider_id));
      after = page.at(-1)?.rider_id ?? after;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(riders));
  });
});

describe("looking for riders", () => {
  const candidatesOf = async (delivery: string) =>
    (await findCandidates(db, { ...SEARCH, delivery_id: delivery })).map((candidate) => candidate.rider_id);

  it("finds those who can ride now, nearest first, and nobody else", async () => {
    const delivery = await road.delivery();
    const far = await road.riderOnline(3000);
    const near = await road.riderOnline(200);
    await road.riderOnline(6000);
    await road.riderOnline(100, { status: "suspended" });
    const offline = await road.rider();
    await road.standAt(offline, STORE);
    const silent = await road.riderOnline(50);
    await db("rider_location")
      .where({ rider_id: silent })
      .update({ recorded_at: new Date(Date.now() - 61_000) });
    const busy = await road.riderOnline(60);
    await road.assigned(busy);

    expect(await candidatesOf(delivery)).toEqual([near, far]);
  });

  it("measures from the rider to the store and counts what the rider is looking at", async () => {
    const north = roadOf(db, { latitude: -30, longitude: 81 });
    const rider = await north.riderOnline(1000);
    await north.offer(await north.delivery(), rider);
    await north.offer(await north.delivery(), rider, -1000);
    const [candidate] = await findCandidates(db, { ...SEARCH, delivery_id: await north.delivery() });
    expect(candidate).toMatchObject({ rider_id: rider, open_offers: 1 });
    expect(Math.abs(candidate!.distance_m - 1000)).toBeLessThan(10);
  });

  it("leaves out who has the offer open or declined it lately, and asks again when the pause is over", async () => {
    const east = roadOf(db, { latitude: -30, longitude: 82 });
    const delivery = await east.delivery();
    const [asked, declined] = [await east.riderOnline(), await east.riderOnline()];
    await east.offer(delivery, asked);
    const offer = await east.offer(delivery, declined);
    await db("delivery_offer").where({ id: offer }).update({ status: "declined", responded_at: new Date() });
    expect(await candidatesOf(delivery)).toEqual([]);
    await db("delivery_offer")
      .where({ id: offer })
      .update({ responded_at: new Date(Date.now() - 61_000) });
    expect(await candidatesOf(delivery)).toEqual([declined]);
  });
});
