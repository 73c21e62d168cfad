import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { countDeliveredToday } from "../queries/count-delivered-today.sql";
import { insertAdjustment } from "../queries/insert-adjustment.sql";
import { payIncentives } from "../queries/pay-incentives.sql";
import { sumEarnings } from "../queries/sum-earnings.sql";
import { acceptOfferOnce } from "../services/accept-offer";
import { endShiftOnce, endSilentShifts } from "../services/end-shift";
import { reassignOnce } from "../services/reassign";
import { suspendOnce } from "../services/suspend-rider";
import { unsettleDeliveryOnce } from "../services/settle-delivery";
import { openDatabase, PAY_RULES, roadOf } from "./support/road";

const HOUR_MS = 3_600_000;
const INCENTIVES = [
  { deliveries: 2, amount: 50 },
  { deliveries: 3, amount: 70.5 },
];
const GUARANTEE = { ...PAY_RULES, hourly_guarantee: 100 };

let db: Knex;
let road: ReturnType<typeof roadOf>;
beforeAll(() => {
  db = openDatabase();
  road = roadOf(db, { latitude: -61, longitude: 80 });
});
afterAll(() => db.destroy());

const entries = (rider_id: string, kind: string) =>
  db("rider_earning").where({ rider_id, kind }).orderBy("deliveries").orderBy("amount");
const sums = async (rider_id: string) => (await sumEarnings(db, { rider_id, from: null, to: null }))[0]!;

async function delivers(rider_id: string, changes: { time_zone?: string } = {}): Promise<string> {
  const delivery_id = await road.pickedUp(rider_id, changes);
  await road.handOver(delivery_id, rider_id, 0, INCENTIVES);
  return delivery_id;
}

/** A rider whose shift began so long ago. */
async function riderSince(ms: number, heardAt = new Date()): Promise<string> {
  const rider_id = await road.riderOnline(100, {}, heardAt);
  await db("rider_shift")
    .where({ rider_id })
    .update({ started_at: new Date(Date.now() - ms) });
  return rider_id;
}

describe("what a delivery pays", () => {
  it("is one entry, of which the way is a part", async () => {
    const rider_id = await road.riderOnline();
    await delivers(rider_id);
    expect(await entries(rider_id, "delivery")).toMatchObject([{ amount: "30", for_distance: "10" }]);
    expect(await sums(rider_id)).toMatchObject({ total: 30, deliveries: 1, delivery: 20, distance: 10 });
  });

  it("is paid in part for an attempt, once, when the store has the bag again", async () => {
    const rider_id = await road.riderOnline();
    const delivery_id = await road.pickedUp(rider_id);
    await road.move(delivery_id, { from: ["picked_up"], to: "failed" });
    expect(await sums(rider_id)).toMatchObject({ total: 0 });
    await Promise.all(Array.from({ length: 5 }, () => road.bringBack(delivery_id, 0.5)));
    expect(await entries(rider_id, "attempt")).toMatchObject([{ amount: "15.00", for_distance: "5.00", delivery_id }]);
    expect(await sums(rider_id)).toMatchObject({ total: 15, deliveries: 0, attempt: 15 });
  });

  it("is nothing for an attempt where the rules pay none", async () => {
    const rider_id = await road.riderOnline();
    const delivery_id = await road.pickedUp(rider_id);
    await road.move(delivery_id, { from: ["picked_up"], to: "failed" });
    expect(await road.bringBack(delivery_id, 0)).toHaveLength(1);
    expect(await entries(rider_id, "attempt")).toEqual([]);
  });
});

describe("an incentive", () => {
  it("is paid with the delivery that completes its number, each once", async () => {
    const rider_id = await road.riderOnline();
    await delivers(rider_id);
    expect(await entries(rider_id, "incentive")).toEqual([]);
    await delivers(rider_id);
    expect(await entries(rider_id, "incentive")).toMatchObject([{ deliveries: 2, amount: "50" }]);
    for (let more = 0; more < 2; more++) await delivers(rider_id);
    expect(await entries(rider_id, "incentive")).toMatchObject([
      { deliveries: 2, amount: "50" },
      { deliveries: 3, amount: "70.5" },
    ]);
    expect(await sums(rider_id)).toMatchObject({ total: 240.5, incentive: 120.5 });
    expect(await countDeliveredToday(db, { rider_id })).toEqual([{ count: 4 }]);
  });

  it("is paid once, however many deliveries end at the same moment", async () => {
    const rider_id = await road.riderOnline();
    const bags = await Promise.all(Array.from({ length: 3 }, () => road.pickedUp(rider_id)));
    await Promise.all(bags.map((delivery_id) => road.handOver(delivery_id, rider_id, 0, INCENTIVES)));
    expect((await entries(rider_id, "incentive")).map((entry) => entry.deliveries)).toEqual([2, 3]);
  });

  it("counts the day as it is at the store", async () => {
    const rider_id = await road.riderOnline();
    const before = await delivers(rider_id, { time_zone: "Asia/Kolkata" });
    // 18:29 UTC is a minute before midnight in India.
    const midnight = new Date();
    midnight.setUTCHours(18, 30, 0, 0);
    await db("delivery")
      .where({ id: before })
      .update({ delivered_at: new Date(midnight.getTime() - 60_000) });
    const after = await road.pickedUp(rider_id, { time_zone: "Asia/Kolkata" });
    await db("delivery")
      .where({ id: after })
      .update({ status: "delivered", delivered_at: midnight, cash_collected: 0, rider_id });
    expect(await payIncentives(db, { delivery_id: after, rider_id, incentives: INCENTIVES })).toEqual([]);
    await db("delivery")
      .where({ id: before })
      .update({ delivered_at: new Date(midnight.getTime() + 60_000) });
    expect(await payIncentives(db, { delivery_id: after, rider_id, incentives: INCENTIVES })).toEqual([
      { deliveries: 2 },
    ]);
  });

  it("goes when the delivery that completed it is taken back, and those below stay", async () => {
    const rider_id = await road.riderOnline();
    for (let count = 0; count < 2; count++) await delivers(rider_id);
    const third = await delivers(rider_id);
    await unsettleDeliveryOnce(db, { delivery_id: third, rider_id, event_id: road.id("devt") });
    expect((await entries(rider_id, "incentive")).map((entry) => entry.deliveries)).toEqual([2]);
    await road.handOver(third, rider_id, 0, INCENTIVES);
    expect((await entries(rider_id, "incentive")).map((entry) => entry.deliveries)).toEqual([2, 3]);
  });
});

describe("the guarantee of a shift", () => {
  it("fills up what its hours bring at the least, adjustments apart, when it ends", async () => {
    const rider_id = await riderSince(2 * HOUR_MS);
    await delivers(rider_id);
    await insertAdjustment(db, {
      id: road.id("rearn"),
      rider_id,
      amount: 500,
      reason: "thank you",
      actor_id: "user_1",
      currency_code: "inr",
    });
    const { shift_id } = await endShiftOnce(db, { rider_id }, GUARANTEE);
    const [entry] = await entries(rider_id, "guarantee");
    expect(entry).toMatchObject({ shift_id, currency_code: "inr" });
    expect(Number(entry.amount)).toBeCloseTo(170, 0);
  });

  it("is nothing where the deliveries brought more, or the rules give none", async () => {
    const busy = await riderSince(HOUR_MS / 10);
    await delivers(busy);
    await endShiftOnce(db, { rider_id: busy }, GUARANTEE);
    expect(await entries(busy, "guarantee")).toEqual([]);
    const idle = await riderSince(HOUR_MS);
    await endShiftOnce(db, { rider_id: idle }, PAY_RULES);
    expect(await entries(idle, "guarantee")).toEqual([]);
  });

  it("is for those who take what they are offered; what was withdrawn from them does not count", async () => {
    const outcomes = { picky: "declined", unlucky: "withdrawn" } as const;
    const paid: Record<string, number> = {};
    for (const [name, status] of Object.entries(outcomes)) {
      const rider_id = await riderSince(HOUR_MS);
      const offer = await road.offer(await road.delivery(), rider_id);
      await db("delivery_offer").where({ id: offer }).update({ status, responded_at: new Date() });
      await endShiftOnce(db, { rider_id }, GUARANTEE);
      paid[name] = (await entries(rider_id, "guarantee")).length;
    }
    expect(paid).toEqual({ picky: 0, unlucky: 1 });
  });

  it("is not lost by a delivery that operations gave to somebody else", async () => {
    const rider_id = await riderSince(HOUR_MS);
    const delivery_id = await road.delivery();
    await acceptOfferOnce(db, { offer_id: await road.offer(delivery_id, rider_id), rider_id });
    await reassignOnce(db, { delivery_id, rider_id: null, actor_id: "user_1" });
    await endShiftOnce(db, { rider_id }, GUARANTEE);
    expect(await entries(rider_id, "guarantee")).toHaveLength(1);
  });

  it("is for the hours until the last position, and for none where there was no position", async () => {
    const heardAt = new Date(Date.now() - HOUR_MS);
    const lost = await riderSince(3 * HOUR_MS, heardAt);
    await endShiftOnce(db, { rider_id: lost }, GUARANTEE);
    expect(Number((await entries(lost, "guarantee"))[0].amount)).toBeCloseTo(200, 0);
    const hidden = await riderSince(3 * HOUR_MS);
    await db("rider_location").where({ rider_id: hidden }).delete();
    await endShiftOnce(db, { rider_id: hidden }, GUARANTEE);
    expect(await entries(hidden, "guarantee")).toEqual([]);
  });

  it("is paid to a suspended rider too, for the hours until then, once", async () => {
    const rider_id = await riderSince(HOUR_MS);
    const ends = [
      suspendOnce(db, { rider_id, actor_id: "user_1" }, GUARANTEE),
      endShiftOnce(db, { rider_id }, GUARANTEE).catch((error: { code: string }) => error.code),
    ];
    await Promise.all(ends);
    expect(await entries(rider_id, "guarantee")).toHaveLength(1);
  });
});

describe("a shift that a rider forgot to end", () => {
  const silent_ms = HOUR_MS / 2;
  const endOf = async (rider_id: string) =>
    (await db("rider_shift").where({ rider_id }).first()).ended_at as Date | null;

  it("ends with the last position, and is paid until then", async () => {
    const heardAt = new Date(Date.now() - HOUR_MS);
    const rider_id = await riderSince(3 * HOUR_MS, heardAt);
    const ended = await Promise.all([1, 2].map(() => endSilentShifts(db, { silent_ms, limit: 1000 }, GUARANTEE)));
    expect(ended.flat().filter((each) => each.rider_id === rider_id)).toHaveLength(1);
    expect(await endOf(rider_id)).toEqual(heardAt);
    const [entry] = await entries(rider_id, "guarantee");
    expect(Number(entry.amount)).toBeCloseTo(200, 0);
  });

  it("goes on while the rider is heard, or has a bag to bring anywhere", async () => {
    const old = new Date(Date.now() - HOUR_MS);
    const heard = await riderSince(3 * HOUR_MS);
    const carrying = await riderSince(3 * HOUR_MS, old);
    await road.pickedUp(carrying);
    await endSilentShifts(db, { silent_ms, limit: 1000 }, GUARANTEE);
    expect([await endOf(heard), await endOf(carrying)]).toEqual([null, null]);
  });
});

describe("an entry that no rule could have made", () => {
  it.each([
    [{ kind: "delivery", amount: 30 }, "rider_earning_kind"],
    [{ kind: "incentive", amount: 30 }, "rider_earning_kind"],
    [{ kind: "adjustment", amount: 30 }, "rider_earning_kind"],
    [{ kind: "tip", amount: 30 }, "rider_earning_kind"],
    [{ kind: "incentive", amount: -1, day: "2026-11-22", deliveries: 2 }, "rider_earning_sign"],
    [{ kind: "incentive", amount: 5, for_distance: 6, day: "2026-11-22", deliveries: 2 }, "rider_earning_parts"],
  ])("does not fit the table: %j", async (entry, constraint) => {
    const rider_id = await road.rider();
    const row = { id: road.id("rearn"), rider_id, currency_code: "inr", ...entry };
    await expect(db("rider_earning").insert(row)).rejects.toThrow(constraint);
  });
});
