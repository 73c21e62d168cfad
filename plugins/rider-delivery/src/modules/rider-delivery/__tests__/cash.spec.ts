import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { dispatchRulesOf, readOptions } from "../options";
import { findCash } from "../queries/find-cash.sql";
import { makeOffers } from "../services/make-offers";
import { settleCashOnce } from "../services/settle-cash";
import { openDatabase, roadOf, type Place } from "./support/road";

const RULES = dispatchRulesOf(readOptions({ redisUrl: "redis://unused" }));
const AT_ONCE = 10;

let db: Knex;
beforeAll(() => {
  db = openDatabase();
});
afterAll(() => db.destroy());

/** A town with a rider who has taken so much cash at a door. */
async function townWithCash(place: Place, cash: number, changes: Record<string, unknown> = {}) {
  const road = roadOf(db, place);
  const rider_id = await road.riderOnline(100, changes);
  await road.handOver(await road.pickedUp(rider_id, { cash_to_collect: cash }), rider_id, cash);
  const settle = (amount: number) =>
    settleCashOnce(db, {
      id: road.id("rcash"),
      rider_id,
      amount,
      dark_store_id: "dstore_test",
      actor_type: "staff",
      actor_id: "staff_test",
    });
  return { road, rider_id, settle, held: async () => (await findCash(db, { rider_id }))[0]!.balance };
}

describe("cash that a rider hands in", () => {
  it("is taken off what is held, to the paisa", async () => {
    const { settle, held } = await townWithCash({ latitude: -55, longitude: 10 }, 150.75);
    await settle(100.5);
    expect(await held()).toBe(50.25);
    await settle(50.25);
    expect(await held()).toBe(0);
  });

  it("is never more than is held, however many hand it in at once", async () => {
    const { settle, held } = await townWithCash({ latitude: -55, longitude: 20 }, 100);
    const outcomes = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => settle(60)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const codes = outcomes.flatMap((each) =>
      each.status === "rejected" ? [(each.reason as { code: string }).code] : [],
    );
    expect(new Set(codes)).toEqual(new Set(["settlement_above_cash"]));
    expect(await held()).toBe(40);
  });

  it("is refused for a rider who is not there", async () => {
    const nobody = { id: "rcash_nobody", rider_id: "rider_nobody", amount: 1, dark_store_id: null };
    await expect(
      settleCashOnce(db, { ...nobody, actor_type: "operator", actor_id: "user_test" }),
    ).rejects.toMatchObject({ code: "rider_not_found" });
  });

  it("without who took it, or of the wrong sign, does not fit the table", async () => {
    const { rider_id } = await townWithCash({ latitude: -55, longitude: 30 }, 100);
    const entry = { id: "rcash_wrong", rider_id, kind: "settled", amount: -1, currency_code: "inr" };
    await expect(db("rider_cash_entry").insert(entry)).rejects.toThrow("rider_cash_entry_sign");
    const taken = { ...entry, actor_type: "staff", actor_id: "staff_test" };
    await expect(db("rider_cash_entry").insert({ ...taken, amount: 1 })).rejects.toThrow("rider_cash_entry_sign");
  });
});

describe("a rider at the limit of cash", () => {
  it("is offered what is paid already, and cash orders again after handing in", async () => {
    const town = await townWithCash({ latitude: -55, longitude: 40 }, 500, { cash_limit: 500 });
    const [cash, paid] = [await town.road.delivery({ cash_to_collect: 80 }), await town.road.delivery()];
    await makeOffers(db, RULES, Date.now());
    expect(await town.road.offers(cash)).toEqual([]);
    expect(await town.road.offers(paid)).toMatchObject([{ rider_id: town.rider_id }]);
    await town.settle(1);
    await makeOffers(db, RULES, Date.now());
    expect(await town.road.offers(cash)).toMatchObject([{ rider_id: town.rider_id }]);
  });
});
