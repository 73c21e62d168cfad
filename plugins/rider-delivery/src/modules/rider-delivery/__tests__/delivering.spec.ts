import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { claimCodeTry } from "../queries/claim-code-try.sql";
import { clearCodeTries } from "../queries/clear-code-tries.sql";
import { insertDelivery } from "../queries/insert-delivery.sql";
import { findCash } from "../queries/find-cash.sql";
import { sumEarnings } from "../queries/sum-earnings.sql";
import { acceptOfferOnce } from "../services/accept-offer";
import { dispatchRulesOf, readOptions } from "../options";
import { makeOffers } from "../services/make-offers";
import { reassignOnce } from "../services/reassign";
import { unsettleDeliveryOnce } from "../services/settle-delivery";
import { openDatabase, roadOf } from "./support/road";

const RULES = dispatchRulesOf(readOptions({ redisUrl: "redis://unused" }));

let db: Knex;
let road: ReturnType<typeof roadOf>;
beforeAll(() => {
  db = openDatabase();
  road = roadOf(db, { latitude: -35, longitude: 80 });
});
afterAll(() => db.destroy());

describe("opening a delivery", () => {
  it("happens once per order, however often the event comes", async () => {
    const first = await road.row(await road.delivery());
    const again = { ...first, id: road.id("dlv"), event_id: road.id("devt") };
    expect(await insertDelivery(db, again)).toEqual([]);
    expect(await db("delivery").where({ order_id: first.order_id })).toHaveLength(1);
  });
});

describe("moving a delivery", () => {
  it("happens once when ten ask at the same time, with one row in the log", async () => {
    const delivery = await road.assigned(await road.riderOnline());
    const moves = await Promise.all(Array.from({ length: 10 }, () => road.move(delivery)));
    expect(moves.filter((rows) => rows.length > 0)).toHaveLength(1);
    expect(await db("delivery_event").where({ delivery_id: delivery, to_status: "picked_up" })).toHaveLength(1);
    expect((await road.row(delivery)).picked_up_at).toBeInstanceOf(Date);
  });

  it("is refused for another rider's delivery", async () => {
    const delivery = await road.assigned(await road.riderOnline());
    expect(await road.move(delivery, { expected_rider_id: await road.riderOnline() })).toEqual([]);
  });

  it("back to the open ones lets another rider accept, and the first is not asked again at once", async () => {
    const [first, second] = [await road.riderOnline(), await road.riderOnline()];
    const delivery = await road.delivery();
    await acceptOfferOnce(db, { offer_id: await road.offer(delivery, first), rider_id: first });
    await road.move(delivery, { to: "unassigned", rider: null });
    expect((await road.offers(delivery)).map((offer) => offer.status)).toEqual(["declined"]);
    await acceptOfferOnce(db, { offer_id: await road.offer(delivery, second), rider_id: second });
    expect(await road.row(delivery)).toMatchObject({ status: "assigned", rider_id: second });
  });

  it("back from a pickup that the order could not follow leaves the acceptance as it was, twice without harm", async () => {
    const rider = await road.riderOnline();
    const delivery = await road.delivery();
    await acceptOfferOnce(db, { offer_id: await road.offer(delivery, rider), rider_id: rider });
    const { assigned_at, trip_id } = await road.row(delivery);
    await road.move(delivery);
    const undo = () => road.move(delivery, { from: ["picked_up"], to: "assigned", expected_rider_id: rider });
    expect(await undo()).toHaveLength(1);
    expect(await undo()).toEqual([]);
    expect(await road.row(delivery)).toMatchObject({
      status: "assigned",
      rider_id: rider,
      picked_up_at: null,
      assigned_at,
      trip_id,
    });
    expect((await road.offers(delivery)).map((offer) => offer.status)).toEqual(["accepted"]);
  });

  it("cannot reach delivered without a pickup, whoever writes", async () => {
    const delivery = await road.assigned(await road.riderOnline());
    const forced = db("delivery").where({ id: delivery }).update({ status: "delivered", cash_collected: 0 });
    await expect(forced).rejects.toThrow("delivery_picked_up_before_delivered");
  });
});

describe("handing over", () => {
  it("pays the rider once and books the cash once when it is reported ten times at once", async () => {
    const rider = await road.riderOnline();
    const delivery = await road.pickedUp(rider, { cash_to_collect: 120.5 });
    const settled = await Promise.all(Array.from({ length: 10 }, () => road.handOver(delivery, rider, 120.5)));
    expect(settled.filter(Boolean)).toHaveLength(1);
    expect(await sumEarnings(db, { rider_id: rider, from: null, to: null })).toMatchObject([{ total: 30 }]);
    expect(await findCash(db, { rider_id: rider })).toEqual([{ balance: 120.5 }]);
  });

  it("is refused before pickup, by another rider, and with the wrong cash", async () => {
    const rider = await road.riderOnline();
    expect(await road.handOver(await road.assigned(rider), rider)).toBe(false);
    const delivery = await road.pickedUp(rider, { cash_to_collect: 100 });
    expect(await road.handOver(delivery, await road.riderOnline(), 100)).toBe(false);
    expect(await road.handOver(delivery, rider, 99.99)).toBe(false);
    expect(await db("rider_earning").where({ rider_id: rider })).toEqual([]);
  });

  it("leaves no cash entry when nothing was due", async () => {
    const rider = await road.riderOnline();
    await road.handOver(await road.pickedUp(rider), rider);
    expect(await db("rider_cash_entry").where({ rider_id: rider })).toEqual([]);
  });

  it("can be taken back with earning and cash, twice without harm", async () => {
    const rider = await road.riderOnline();
    const delivery = await road.pickedUp(rider, { cash_to_collect: 80 });
    await road.handOver(delivery, rider, 80);
    for (let time = 0; time < 2; time++) {
      await unsettleDeliveryOnce(db, { delivery_id: delivery, rider_id: rider, event_id: road.id("devt") });
    }
    expect(await road.row(delivery)).toMatchObject({ status: "picked_up", delivered_at: null, cash_collected: null });
    expect(await sumEarnings(db, { rider_id: rider, from: null, to: null })).toMatchObject([{ total: 0 }]);
    expect(await findCash(db, { rider_id: rider })).toEqual([{ balance: 0 }]);
  });

  it("counts earnings from the first instant of the period and not its last", async () => {
    const rider = await road.riderOnline();
    const delivery = await road.pickedUp(rider);
    await road.handOver(delivery, rider);
    const at = new Date("2026-11-22T10:00:00Z");
    await db("rider_earning").where({ delivery_id: delivery }).update({ earned_at: at });
    const later = new Date(at.getTime() + 1);
    expect(await sumEarnings(db, { rider_id: rider, from: at, to: later })).toMatchObject([{ total: 30 }]);
    expect(await sumEarnings(db, { rider_id: rider, from: later, to: null })).toMatchObject([{ total: 0 }]);
    expect(await sumEarnings(db, { rider_id: rider, from: null, to: at })).toMatchObject([{ total: 0 }]);
  });
});

describe("tries at a code", () => {
  it("are five, however many are sent at the same time, until the lock is over", async () => {
    const delivery = await road.assigned(await road.riderOnline());
    const claim = () => claimCodeTry(db, { delivery_id: delivery, max_tries: 5, lock_ms: 60_000 });
    const claims = await Promise.all(Array.from({ length: 20 }, claim));
    expect(
      claims
        .flat()
        .map((each) => each.tries)
        .sort(),
    ).toEqual([1, 2, 3, 4, 5]);
    await db("delivery")
      .where({ id: delivery })
      .update({ code_locked_until: new Date(Date.now() - 1000) });
    expect(await claim()).toEqual([{ tries: 1 }]);
  });

  it("are given back by the right one", async () => {
    const delivery = await road.assigned(await road.riderOnline());
    await claimCodeTry(db, { delivery_id: delivery, max_tries: 1, lock_ms: 60_000 });
    await clearCodeTries(db, { delivery_id: delivery });
    expect(await claimCodeTry(db, { delivery_id: delivery, max_tries: 1, lock_ms: 60_000 })).toEqual([{ tries: 1 }]);
  });

  it("start again with a transition", async () => {
    const delivery = await road.assigned(await road.riderOnline());
    await claimCodeTry(db, { delivery_id: delivery, max_tries: 1, lock_ms: 60_000 });
    await road.move(delivery);
    expect(await road.row(delivery)).toMatchObject({ wrong_codes: 0, code_locked_until: null });
  });
});

describe("a round of dispatch", () => {
  it("run by ten processes at once asks each delivery's riders only once", async () => {
    const west = roadOf(db, { latitude: -35, longitude: 60 });
    const delivery = await west.delivery();
    for (const metres of [100, 200, 300, 400]) await west.riderOnline(metres);
    await Promise.all(Array.from({ length: 10 }, () => makeOffers(db, RULES, Date.now())));
    expect(await west.offers(delivery)).toHaveLength(RULES.riders_per_delivery);
  });

  it("tells what the rider needs to decide", async () => {
    const west = roadOf(db, { latitude: -35, longitude: 61 });
    const delivery = await west.delivery();
    const rider = await west.riderOnline(500);
    const offers = await makeOffers(db, RULES, Date.now());
    expect(offers.filter((offer) => offer.delivery_id === delivery)).toMatchObject([
      { rider_id: rider, dark_store_code: "test", pickup_latitude: -35, pickup_longitude: 61, earning: 30 },
    ]);
  });
});

describe("reassigning", () => {
  it("gives the delivery to the chosen rider and ends the open offers", async () => {
    const [asked, chosen] = [await road.riderOnline(), await road.riderOnline()];
    const delivery = await road.delivery();
    await road.offer(delivery, asked);
    const answer = await reassignOnce(db, { delivery_id: delivery, rider_id: chosen, actor_id: "user_1" });
    expect(answer.withdrawn).toMatchObject([{ rider_id: asked }]);
    expect(await road.row(delivery)).toMatchObject({ status: "assigned", rider_id: chosen });
  });

  it("is refused once the goods are with a rider, and for a rider who is offline", async () => {
    const rider = await road.riderOnline();
    const carried = await road.pickedUp(rider);
    const back = reassignOnce(db, { delivery_id: carried, rider_id: null, actor_id: "user_1" });
    await expect(back).rejects.toMatchObject({ code: "delivery_not_reassignable" });
    const offline = reassignOnce(db, { delivery_id: carried, rider_id: await road.rider(), actor_id: "user_1" });
    await expect(offline).rejects.toMatchObject({ code: "not_on_shift" });
  });
});
