import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { dispatchRulesOf, readOptions } from "../options";
import { declineOffer } from "../queries/decline-offer.sql";
import { expireOffers } from "../queries/expire-offers.sql";
import { insertOffers } from "../queries/insert-offers.sql";
import { lockRider } from "../queries/lock-rider.sql";
import { raiseAlerts } from "../queries/raise-alerts.sql";
import { upsertStoreDispatch } from "../queries/upsert-store-dispatch.sql";
import { makeOffers } from "../services/make-offers";
import { openDatabase, roadOf, type Place } from "./support/road";

const RULES = dispatchRulesOf(readOptions({ redisUrl: "redis://unused" }));
const ALERTS = { ...RULES, limit: 1000 };
const ROUNDS_AT_ONCE = 10;
const PAGE = 100;

let db: Knex;
beforeAll(() => {
  db = openDatabase();
});
afterAll(() => db.destroy());

type Settings = Omit<Parameters<typeof upsertStoreDispatch>[1], "id" | "dark_store_id">;

/** A town of its own whose store has set these things. */
async function offeringTown(place: Place, settings: Settings) {
  const road = roadOf(db, place);
  const dark_store_id = road.id("dstore");
  const set = (changes: Settings) => upsertStoreDispatch(db, { id: road.id("sdisp"), dark_store_id, ...changes });
  await set(settings);
  return { ...road, set, delivery: () => road.delivery({ dark_store_id }) };
}

const round = () => makeOffers(db, RULES, Date.now());

describe("a store that asks one rider after the other", () => {
  it("has one offer open at a time, however many rounds run at once, and goes on after a decline or in time", async () => {
    const town = await offeringTown({ latitude: -60, longitude: 10 }, { riders_per_delivery: 1, offer_ttl_ms: 5000 });
    const riders = [await town.riderOnline(100), await town.riderOnline(500), await town.riderOnline(900)];
    const delivery = await town.delivery();
    await Promise.all(Array.from({ length: ROUNDS_AT_ONCE }, round));
    const [first, ...more] = await town.offers(delivery);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ rider_id: riders[0], status: "offered" });
    expect(first.expires_at.getTime() - Date.now()).toBeLessThanOrEqual(5000);

    await declineOffer(db, { offer_id: first.id, rider_id: riders[0]! });
    await round();
    await db("delivery_offer")
      .where({ delivery_id: delivery, status: "offered" })
      .update({ expires_at: new Date(Date.now() - 1000) });
    await expireOffers(db, { limit: 1000 });
    await round();
    const offers = await town.offers(delivery);
    const asked = new Map(offers.map((offer) => [offer.rider_id, offer.status]));
    expect(asked).toEqual(
      new Map([
        [riders[0], "declined"],
        [riders[1], "expired"],
        [riders[2], "offered"],
      ]),
    );
  });
});

describe("a store's settings", () => {
  it("say how many riders are asked at once; what is set to null is the platform's again", async () => {
    const town = await offeringTown({ latitude: -60, longitude: 20 }, { riders_per_delivery: 2, horizon_ms: 0 });
    await Promise.all(Array.from({ length: 5 }, () => town.riderOnline()));
    const asksTwo = await town.delivery();
    await round();
    expect(await town.offers(asksTwo)).toHaveLength(2);
    expect(await town.set({ riders_per_delivery: null })).toMatchObject([
      { mode: "offer", riders_per_delivery: null, horizon_ms: 0 },
    ]);
    const asksAsMany = await town.delivery();
    await round();
    expect(await town.offers(asksAsMany)).toHaveLength(RULES.riders_per_delivery);
  });

  it("say after how many rounds nobody's taking it is an alert", async () => {
    const patient = await offeringTown({ latitude: -60, longitude: 30 }, { alert_after_rounds: 100 });
    const quick = await offeringTown({ latitude: -60, longitude: 31 }, { alert_after_rounds: 1, offer_ttl_ms: 1000 });
    const deliveries = [await patient.delivery(), await quick.delivery()];
    await db("delivery")
      .whereIn("id", deliveries)
      .update({ updated_at: new Date(Date.now() - 10 * 60_000) });
    const raised = await raiseAlerts(db, ALERTS);
    expect(raised.map(({ delivery_id }) => delivery_id).filter((id) => deliveries.includes(id))).toEqual([
      deliveries[1],
    ]);
  });
});

describe("an offer", () => {
  it("is not made to a rider who has taken something, or gone offline, while it was planned", async () => {
    const road = roadOf(db, { latitude: -58, longitude: 33 });
    const [busy, offline, free] = [await road.riderOnline(), await road.riderOnline(), await road.riderOnline()];
    await road.assigned(busy);
    await db("rider_shift").where({ rider_id: offline }).update({ ended_at: new Date() });
    const delivery = await road.delivery();
    const expires_at = new Date(Date.now() + 30_000).toISOString();
    const planned = [busy, offline, free].map((rider_id) => ({
      id: road.id("doffer"),
      delivery_id: delivery,
      rider_id,
    }));
    const made = await insertOffers(
      db,
      planned.map((offer) => ({ ...offer, distance_m: 100, earning: 30, expires_at })),
    );
    expect(made).toMatchObject([{ rider_id: free }]);
    expect((await road.offers(delivery)).map(({ rider_id }) => rider_id)).toEqual([free]);
  });

  it("waits for nobody: a rider who is being changed is asked in the next round", async () => {
    const road = roadOf(db, { latitude: -58, longitude: 36 });
    const [held, free] = [await road.riderOnline(), await road.riderOnline(200)];
    const delivery = await road.delivery();
    await db.transaction(async (trx) => {
      await lockRider(trx, { rider_id: held });
      await round();
      expect((await road.offers(delivery)).map(({ rider_id }) => rider_id)).toEqual([free]);
    });
    await round();
    expect(await road.offers(delivery)).toHaveLength(2);
  });
});

describe("a round of offers", () => {
  it("reaches a young delivery although a whole page of older ones has nobody near", async () => {
    const lonely = await offeringTown({ latitude: -60, longitude: 40 }, {});
    const waiting = await Promise.all(Array.from({ length: PAGE + 1 }, () => lonely.delivery()));
    await db("delivery")
      .whereIn("id", waiting)
      .update({ ready_at: new Date(Date.now() - 60 * 60_000) });
    const town = await offeringTown({ latitude: -60, longitude: 50 }, {});
    await town.riderOnline();
    const young = await town.delivery();
    await round();
    expect(await town.offers(young)).toHaveLength(1);
  });
});
