import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { declineOffer } from "../queries/decline-offer.sql";
import { expireOffers } from "../queries/expire-offers.sql";
import { acceptOfferOnce } from "../services/accept-offer";
import { endShiftOnce } from "../services/end-shift";
import { openDatabase, PAY_RULES, roadOf } from "./support/road";

const RIDERS_AT_ONCE = 50;

let db: Knex;
let road: ReturnType<typeof roadOf>;
beforeAll(() => {
  db = openDatabase();
  road = roadOf(db, { latitude: -20, longitude: 80 });
});
afterAll(() => db.destroy());

type Outcome = { status: "won" } | { status: "refused"; code: string };

async function outcomeOf(attempt: Promise<unknown>): Promise<Outcome> {
  return attempt.then(
    () => ({ status: "won" as const }),
    (error: { code: string }) => ({ status: "refused" as const, code: error.code }),
  );
}

const accept = (offer_id: string, rider_id: string) => outcomeOf(acceptOfferOnce(db, { offer_id, rider_id }));

describe("accepting an offer", () => {
  it("gives the delivery to exactly one of 50 riders at once and tells the others it is taken", async () => {
    const delivery = await road.delivery();
    const riders = await Promise.all(Array.from({ length: RIDERS_AT_ONCE }, () => road.riderOnline()));
    const offers = await Promise.all(riders.map((rider) => road.offer(delivery, rider)));

    const outcomes = await Promise.all(offers.map((offer, index) => accept(offer, riders[index]!)));

    const winners = riders.filter((_, index) => outcomes[index]!.status === "won");
    expect(winners).toHaveLength(1);
    const refusals = outcomes.filter((outcome) => outcome.status === "refused");
    expect(new Set(refusals.map((refusal) => refusal.code))).toEqual(new Set(["offer_taken"]));
    expect(await road.row(delivery)).toMatchObject({ status: "assigned", rider_id: winners[0], sequence: 1 });
    const statuses = (await road.offers(delivery)).map((offer) => offer.status);
    expect(statuses.filter((status) => status === "accepted")).toHaveLength(1);
    expect(statuses.filter((status) => status === "withdrawn")).toHaveLength(RIDERS_AT_ONCE - 1);
    expect(await db("delivery_event").where({ delivery_id: delivery, to_status: "assigned" })).toHaveLength(1);
  });

  it("gives one rider only one of two deliveries accepted at once", async () => {
    const rider = await road.riderOnline();
    const deliveries = [await road.delivery(), await road.delivery()];
    const offers = [await road.offer(deliveries[0]!, rider), await road.offer(deliveries[1]!, rider)];
    const outcomes = await Promise.all(offers.map((offer) => accept(offer, rider)));
    expect(outcomes.filter((outcome) => outcome.status === "won")).toHaveLength(1);
    expect(await db("delivery").where({ rider_id: rider, status: "assigned" })).toHaveLength(1);
  });

  it("does not deadlock when riders end each other's offers", async () => {
    const riders = await Promise.all(Array.from({ length: 10 }, () => road.riderOnline()));
    const deliveries = await Promise.all(Array.from({ length: 10 }, () => road.delivery()));
    const offers = await Promise.all(
      deliveries.map((delivery) => Promise.all(riders.map((rider) => road.offer(delivery, rider)))),
    );
    const outcomes = await Promise.all(riders.map((rider, index) => accept(offers[index]![index]!, rider)));
    for (const outcome of outcomes) {
      expect(outcome.status === "won" || ["offer_taken", "offer_withdrawn"].includes(outcome.code)).toBe(true);
    }
    const assigned = await db("delivery").whereIn("id", deliveries).where({ status: "assigned" });
    expect(assigned).toHaveLength(outcomes.filter((outcome) => outcome.status === "won").length);
    expect(new Set(assigned.map((delivery) => delivery.rider_id)).size).toBe(assigned.length);
  });

  it("answers the winner's second try as the first", async () => {
    const rider = await road.riderOnline();
    const delivery = await road.delivery();
    const offer = await road.offer(delivery, rider);
    await acceptOfferOnce(db, { offer_id: offer, rider_id: rider });
    const again = await acceptOfferOnce(db, { offer_id: offer, rider_id: rider });
    expect(again).toEqual({ delivery_id: delivery, changed: false, withdrawn: [] });
  });

  it("refuses an offer that expired, also before the job has marked it", async () => {
    const rider = await road.riderOnline();
    const offer = await road.offer(await road.delivery(), rider, -1);
    expect(await accept(offer, rider)).toEqual({ status: "refused", code: "offer_expired" });
    await expireOffers(db, { limit: 1000 });
    expect(await accept(offer, rider)).toEqual({ status: "refused", code: "offer_expired" });
  });

  it("does not know another rider's offer", async () => {
    const [owner, stranger] = [await road.riderOnline(), await road.riderOnline()];
    const offer = await road.offer(await road.delivery(), owner);
    expect(await accept(offer, stranger)).toEqual({ status: "refused", code: "offer_not_found" });
  });

  it("refuses a rider who is offline, suspended or busy, and one who declined", async () => {
    const offline = await road.rider();
    const suspended = await road.riderOnline(100, { status: "suspended" });
    const busy = await road.riderOnline();
    await road.assigned(busy);
    const decliner = await road.riderOnline();
    const codes = ["not_on_shift", "rider_suspended", "delivery_unfinished"];
    for (const [index, rider] of [offline, suspended, busy].entries()) {
      const offer = await road.offer(await road.delivery(), rider);
      expect(await accept(offer, rider)).toEqual({ status: "refused", code: codes[index] });
    }
    const declined = await road.offer(await road.delivery(), decliner);
    await declineOffer(db, { offer_id: declined, rider_id: decliner });
    expect(await accept(declined, decliner)).toEqual({ status: "refused", code: "offer_declined" });
  });

  it("and ending the shift at once never leaves an offline rider with a delivery", async () => {
    for (let round = 0; round < 10; round++) {
      const rider = await road.riderOnline();
      const delivery = await road.delivery();
      const offer = await road.offer(delivery, rider);
      const [accepted, ended] = await Promise.all([
        accept(offer, rider),
        outcomeOf(endShiftOnce(db, { rider_id: rider }, PAY_RULES)),
      ]);
      expect([accepted.status, ended.status].sort()).toEqual(["refused", "won"]);
      const open = await db("rider_shift").where({ rider_id: rider, ended_at: null });
      expect(open).toHaveLength(accepted.status === "won" ? 1 : 0);
    }
  });
});
