import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { listDuties, type DutySearch } from "../queries/list-duties.sql";
import { openDatabase, roadOf } from "./support/road";

const STORE = { latitude: -45, longitude: 60 };
const LONG_AGO = new Date(Date.now() - 4 * 60_000);
const SEARCH: DutySearch = {
  rider_ids: null,
  duty: null,
  like: null,
  status: null,
  home_dark_store_id: null,
  silent_after_ms: 180_000,
  limit: 50,
  offset: 0,
};

let db: Knex;
let road: ReturnType<typeof roadOf>;
beforeAll(() => {
  db = openDatabase();
  road = roadOf(db, STORE);
});
afterAll(() => db.destroy());

async function search(changes: Partial<DutySearch>) {
  const [page] = await listDuties(db, { ...SEARCH, ...changes });
  return page!;
}
const dutyOf = async (rider_id: string) => (await search({ rider_ids: [rider_id] })).riders[0]?.duty;
const move = (delivery: string, changes: Record<string, unknown>) =>
  db("delivery").where({ id: delivery }).update(changes);
const openShiftOf = (rider_id: string) => db("rider_shift").where({ rider_id, ended_at: null });

describe("what a rider is doing", () => {
  it("is offline without a shift and available on one, also before the first position", async () => {
    const rider = await road.rider();
    expect(await dutyOf(rider)).toBe("offline");
    await db("rider_shift").insert({ id: road.id("rshift"), rider_id: rider });
    expect(await dutyOf(rider)).toBe("available");
    await openShiftOf(rider).update({ started_at: LONG_AGO });
    expect(await dutyOf(rider)).toBe("silent");
    await road.standAt(rider, STORE);
    expect(await dutyOf(rider)).toBe("available");
  });

  it("is offered while an offer is open, not once it has expired", async () => {
    const [asked, late] = [await road.riderOnline(), await road.riderOnline()];
    await road.offer(await road.delivery(), asked);
    await road.offer(await road.delivery(), late, -1000);
    expect([await dutyOf(asked), await dutyOf(late)]).toEqual(["offered", "available"]);
  });

  it("is on the way to the store, then carrying until the order is handed over or its bag is back", async () => {
    const rider = await road.riderOnline();
    const delivery = await road.assigned(rider);
    expect(await dutyOf(rider)).toBe("to_store");
    await road.assigned(rider);
    await move(delivery, { status: "picked_up", picked_up_at: new Date() });
    expect(await dutyOf(rider)).toBe("carrying");
    await move(delivery, { status: "failed", failed_at: new Date() });
    expect(await dutyOf(rider)).toBe("carrying");
    await move(delivery, { bag_back_at: new Date() });
    expect(await dutyOf(rider)).toBe("to_store");
  });

  it("is silent when nothing is heard, whatever the rider has, also after the shift was ended from outside", async () => {
    const rider = await road.riderOnline();
    await move(await road.assigned(rider), { status: "picked_up", picked_up_at: new Date() });
    await openShiftOf(rider).update({ started_at: LONG_AGO });
    await db("rider_location").where({ rider_id: rider }).update({ recorded_at: LONG_AGO });
    expect(await dutyOf(rider)).toBe("silent");
    await openShiftOf(rider).update({ ended_at: new Date() });
    expect(await dutyOf(rider)).toBe("silent");
    await db("rider_location").where({ rider_id: rider }).update({ recorded_at: new Date() });
    expect(await dutyOf(rider)).toBe("carrying");
  });
});

describe("looking for riders by what they are doing", () => {
  it("finds and counts them, with the other filters, page by page", async () => {
    const home_dark_store_id = road.id("dstore");
    const changes = { home_dark_store_id, first_name: "Duty 100%" };
    const free = [await road.riderOnline(100, changes), await road.riderOnline(100, changes)];
    const other = await road.riderOnline(100, { home_dark_store_id });
    await road.assigned(await road.riderOnline(100, changes));
    await road.rider(changes);

    const where = { home_dark_store_id, duty: "available" } as const;
    const all = await search(where);
    expect(all.count).toBe(3);
    expect(all.riders.map(({ id }) => id).sort()).toEqual([...free, other].sort());
    expect(await search({ ...where, like: "%duty 100\\%%" })).toMatchObject({ count: 2 });
    expect(await search({ ...where, status: "suspended" })).toEqual({ count: 0, riders: [] });
    const pages = [await search({ ...where, limit: 2 }), await search({ ...where, limit: 2, offset: 2 })];
    expect(pages.map(({ count }) => count)).toEqual([3, 3]);
    expect(pages.flatMap(({ riders }) => riders)).toEqual(all.riders);
    expect(await search({ ...where, offset: 9 })).toEqual({ count: 3, riders: [] });
  });
});

describe("the number of orders a rider takes", () => {
  it("is from one to six, or as many as the vehicle carries", async () => {
    for (const capacity of [null, 1, 6]) await road.rider({ capacity });
    for (const capacity of [0, 7]) await expect(road.rider({ capacity })).rejects.toThrow("rider_capacity_check");
  });
});
