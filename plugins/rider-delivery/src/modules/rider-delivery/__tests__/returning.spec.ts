import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { findRiderDuty } from "../queries/find-rider-duty.sql";
import { listBagsOnRoad } from "../queries/list-bags-on-road.sql";
import { reassignOnce } from "../services/reassign";
import { retryOnce } from "../services/retry-delivery";
import { suspendOnce } from "../services/suspend-rider";
import { openDatabase, PAY_RULES, roadOf } from "./support/road";

let db: Knex;
let road: ReturnType<typeof roadOf>;
beforeAll(() => {
  db = openDatabase();
  road = roadOf(db, { latitude: -38, longitude: 86 });
});
afterAll(() => db.destroy());

async function failed(rider: string): Promise<string> {
  const delivery = await road.assigned(rider);
  await road.move(delivery);
  await road.move(delivery, { from: ["picked_up"], to: "failed" });
  return delivery;
}

const unfinishedOf = async (rider_id: string) => (await findRiderDuty(db, { rider_id }))[0]?.unfinished;

describe("a bag that did not reach the door", () => {
  it("keeps its rider busy until the store has it, which is confirmed once", async () => {
    const rider = await road.riderOnline();
    const delivery = await failed(rider);
    expect(await unfinishedOf(rider)).toBe(1);
    expect((await listBagsOnRoad(db, { limit: 1000 })).map((bag) => bag.id)).toContain(delivery);
    const confirmed = await Promise.all(Array.from({ length: 10 }, () => road.bringBack(delivery)));
    expect(confirmed.flat()).toEqual([{ id: delivery, rider_id: rider }]);
    expect(await unfinishedOf(rider)).toBe(0);
    const log = await db("delivery_event").where({ delivery_id: delivery, reason: "the bag is back in the store" });
    expect(log).toMatchObject([{ from_status: "failed", to_status: "failed", actor_id: "staff_1" }]);
  });

  it("keeps its rider busy also when the order was cancelled on the road, and not when it never left", async () => {
    const [onRoad, inStore] = [await road.riderOnline(), await road.riderOnline()];
    const carried = await road.assigned(onRoad);
    await road.move(carried);
    await road.move(carried, { from: ["picked_up"], to: "cancelled" });
    await road.move(await road.assigned(inStore), { from: ["assigned"], to: "cancelled" });
    expect([await unfinishedOf(onRoad), await unfinishedOf(inStore)]).toEqual([1, 0]);
  });

  it("goes to another rider only from the store", async () => {
    const [first, second] = [await road.riderOnline(), await road.riderOnline()];
    const delivery = await failed(first);
    const toSecond = () => reassignOnce(db, { delivery_id: delivery, rider_id: second, actor_id: "user_1" });
    await expect(toSecond()).rejects.toMatchObject({ code: "bag_not_back" });
    await road.bringBack(delivery);
    await toSecond();
    expect(await road.row(delivery)).toMatchObject({ status: "assigned", rider_id: second, bag_back_at: null });
  });

  it("is tried again by the rider who has it, and by nobody once it is back", async () => {
    const rider = await road.riderOnline();
    const delivery = await failed(rider);
    const retry = () => retryOnce(db, { delivery_id: delivery, actor_id: "user_1" });
    const tries = await Promise.allSettled([retry(), retry()]);
    expect(tries.map((attempt) => attempt.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await road.row(delivery)).toMatchObject({ status: "picked_up", rider_id: rider, failure_reason: null });
    await road.move(delivery, { from: ["picked_up"], to: "failed" });
    await road.bringBack(delivery);
    await expect(retry()).rejects.toMatchObject({ code: "no_bag_on_road" });
  });

  it("is not tried again by a rider who was suspended meanwhile or has no shift", async () => {
    const rider = await road.riderOnline();
    const delivery = await failed(rider);
    const retry = () => retryOnce(db, { delivery_id: delivery, actor_id: "user_1" });
    await db("rider").where({ id: rider }).update({ status: "suspended" });
    await suspendOnce(db, { rider_id: rider, actor_id: "user_1" }, PAY_RULES);
    await expect(retry()).rejects.toMatchObject({ code: "rider_suspended" });
    await db("rider").where({ id: rider }).update({ status: "active" });
    await expect(retry()).rejects.toMatchObject({ code: "not_on_shift" });
    expect(await road.row(delivery)).toMatchObject({ status: "failed", rider_id: rider });
  });

  it("is none before pickup and after hand-over", async () => {
    const rider = await road.riderOnline();
    const delivery = await road.assigned(rider);
    expect(await road.bringBack(delivery)).toEqual([]);
    await road.move(delivery);
    expect(await road.bringBack(delivery)).toEqual([]);
  });
});
