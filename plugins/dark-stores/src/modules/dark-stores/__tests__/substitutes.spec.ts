import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { listHolds } from "../queries/list-holds.sql";
import { listSubstitutes } from "../queries/list-substitutes.sql";
import { releaseStock } from "../queries/release-stock.sql";
import { reserve } from "../services/reserve";
import { changeHolds } from "../services/set-holds";
import { commit } from "../services/settle";
import { addOffers, addStore, connect, outcomes, shelf, someoneWaitsForARow } from "./fixtures";

const STAFF = { actor_type: "staff", actor_id: "staff_1" };

let db: Knex;
beforeAll(() => {
  db = connect();
});
afterAll(() => db.destroy());

const held = (variant_id: string, at_least: number, at_most = at_least) => ({ variant_id, at_least, at_most });

/** A store with ten of each variant, two of `milk` held for the reference. */
async function storeHolding(reference: string, on_hand = 10): Promise<string> {
  const store = await addStore(db, { id: `store-${reference}` });
  await addOffers(db, store, ["milk", "oat", "soy"], { on_hand });
  await reserve(db, { reference, dark_store_id: store, lines: [{ variant_id: "milk", quantity: 2 }] });
  return store;
}

const change = (store: string, reference: string, lines: ReturnType<typeof held>[]) =>
  db.transaction((trx) => changeHolds(trx, { reference, dark_store_id: store, lines }));

async function heldBy(reference: string): Promise<Record<string, [number, string]>> {
  const holds = await listHolds(db, { reference });
  return Object.fromEntries(holds.map((hold) => [hold.variant_id, [hold.quantity, hold.status]]));
}

describe("changing what an order holds", () => {
  it("moves a hold from the ordered variant to its substitute, and back", async () => {
    const store = await storeHolding("there-and-back");
    await change(store, "there-and-back", [held("milk", 0), held("oat", 2)]);
    expect(await heldBy("there-and-back")).toEqual({ milk: [0, "released"], oat: [2, "held"] });
    expect(await shelf(db, store, "milk")).toEqual({ on_hand: 10, reserved: 0 });
    expect(await shelf(db, store, "oat")).toEqual({ on_hand: 10, reserved: 2 });

    await change(store, "there-and-back", [held("oat", 0), held("milk", 2)]);
    expect(await heldBy("there-and-back")).toEqual({ milk: [2, "held"], oat: [0, "released"] });
    expect(await shelf(db, store, "oat")).toEqual({ on_hand: 10, reserved: 0 });
  });

  it("asked for a second time changes nothing", async () => {
    const store = await storeHolding("twice");
    const lines = [held("milk", 1), held("oat", 1)];
    await change(store, "twice", lines);
    await change(store, "twice", lines);
    expect(await shelf(db, store, "milk")).toEqual({ on_hand: 10, reserved: 1 });
    expect(await shelf(db, store, "oat")).toEqual({ on_hand: 10, reserved: 1 });
  });

  it("refuses more than there is, says how many there are, and changes nothing", async () => {
    const store = await storeHolding("too-many", 3);
    await expect(change(store, "too-many", [held("milk", 0), held("oat", 4)])).rejects.toMatchObject({
      code: "insufficient_stock",
      details: { available: 3, items: [{ variant_id: "oat", requested: 4, available: 3 }] },
    });
    await expect(change(store, "too-many", [held("milk", 0), held("unknown", 1)])).rejects.toMatchObject({
      code: "insufficient_stock",
      details: { available: 0 },
    });
    expect(await heldBy("too-many")).toEqual({ milk: [2, "held"] });
    expect(await shelf(db, store, "milk")).toEqual({ on_hand: 3, reserved: 2 });
  });

  it("takes as much as is left between the bounds", async () => {
    const store = await storeHolding("between", 2);
    await change(store, "between", [held("milk", 0), held("oat", 2)]);
    await reserve(db, { reference: "rival", dark_store_id: store, lines: [{ variant_id: "milk", quantity: 1 }] });
    await change(store, "between", [held("oat", 0), held("milk", 1, 2)]);
    expect(await heldBy("between")).toEqual({ milk: [1, "held"], oat: [0, "released"] });
    expect(await shelf(db, store, "milk")).toEqual({ on_hand: 2, reserved: 2 });
  });

  it("gives the last piece to one of two orders that both take it as a substitute", async () => {
    const store = await addStore(db, { id: "store-last-piece" });
    await addOffers(db, store, ["milk"], { on_hand: 40 });
    await addOffers(db, store, ["oat"], { on_hand: 1 });
    const orders = Array.from({ length: 20 }, (_, n) => `last-piece-${n}`);
    for (const reference of orders) {
      await reserve(db, { reference, dark_store_id: store, lines: [{ variant_id: "milk", quantity: 1 }] });
    }
    const { won, codes } = await outcomes(
      orders.map((reference) => change(store, reference, [held("milk", 0), held("oat", 1)])),
    );
    expect([won, new Set(codes)]).toEqual([1, new Set(["insufficient_stock"])]);
    expect(await shelf(db, store, "milk")).toEqual({ on_hand: 40, reserved: 19 });
    expect(await shelf(db, store, "oat")).toEqual({ on_hand: 1, reserved: 1 });
  });

  it("never deadlocks on orders that swap the same two variants against each other", async () => {
    const store = await addStore(db, { id: "store-swap" });
    await addOffers(db, store, ["milk", "oat"], { on_hand: 100 });
    const swaps = Array.from({ length: 30 }, async (_, n) => {
      const reference = `swap-${n}`;
      const [from, to] = n % 2 === 0 ? ["milk", "oat"] : ["oat", "milk"];
      await reserve(db, { reference, dark_store_id: store, lines: [{ variant_id: from, quantity: 1 }] });
      await change(store, reference, [held(from, 0), held(to, 1)]);
    });
    expect(await outcomes(swaps)).toEqual({ won: 30, codes: [] });
    expect(await shelf(db, store, "milk")).toEqual({ on_hand: 100, reserved: 15 });
    expect(await shelf(db, store, "oat")).toEqual({ on_hand: 100, reserved: 15 });
  });

  it("counts with what others gave back while it waited", async () => {
    const store = await storeHolding("waits", 2);
    await reserve(db, { reference: "before", dark_store_id: store, lines: [{ variant_id: "oat", quantity: 2 }] });
    const rival = await db.transaction();
    await releaseStock(rival, { reference: "before" });
    const waiting = change(store, "waits", [held("milk", 0), held("oat", 2)]);
    await someoneWaitsForARow(db);
    await rival.commit();
    await waiting;
    expect(await shelf(db, store, "oat")).toEqual({ on_hand: 2, reserved: 2 });
  });

  it("tells once that a substitute has fallen to its reorder level", async () => {
    const store = await addStore(db, { id: "store-low" });
    await addOffers(db, store, ["milk", "oat"], { on_hand: 5, reorder_level: 4 });
    await reserve(db, { reference: "low", dark_store_id: store, lines: [{ variant_id: "milk", quantity: 1 }] });
    const { low } = await change(store, "low", [held("milk", 0), held("oat", 1)]);
    expect(low).toEqual([{ dark_store_id: store, variant_id: "oat", available: 4, reorder_level: 4 }]);
    expect((await change(store, "low", [held("milk", 0), held("oat", 2)])).low).toEqual([]);
  });

  it("leaves goods alone that have left the shelf", async () => {
    const store = await storeHolding("gone");
    const lines = [{ variant_id: "milk", quantity: 2 }];
    await db.transaction((trx) => commit(trx, { reference: "gone", lines, ...STAFF }));
    await expect(change(store, "gone", [held("milk", 1)])).rejects.toMatchObject({ code: "already_committed" });
    expect(await shelf(db, store, "milk")).toEqual({ on_hand: 8, reserved: 0 });
  });

  it("sells the substitute when the order is packed", async () => {
    const store = await storeHolding("packed");
    await change(store, "packed", [held("milk", 1), held("oat", 1)]);
    const lines = [
      { variant_id: "milk", quantity: 1 },
      { variant_id: "oat", quantity: 1 },
    ];
    await db.transaction((trx) => commit(trx, { reference: "packed", lines, ...STAFF }));
    expect(await shelf(db, store, "milk")).toEqual({ on_hand: 9, reserved: 0 });
    expect(await shelf(db, store, "oat")).toEqual({ on_hand: 9, reserved: 0 });
  });
});

describe("what a store could pack instead", () => {
  const STORE = "store-suggestions";

  beforeAll(async () => {
    await addStore(db, { id: STORE });
    await db("product_category").insert(
      ["dairy", "soap", "closed"].map((id) => ({
        id: `pcat_${id}`,
        name: id,
        handle: `suggest-${id}`,
        mpath: `pcat_${id}`,
        deleted_at: id === "closed" ? new Date() : null,
      })),
    );
    await addProduct("milk", ["dairy", "closed"], { "sg-milk-1l": 60, "sg-milk-2l": 110 });
    await addProduct("oat", ["dairy"], { "sg-oat": 58 }, { sold_by: "weight" });
    await addProduct("curd", ["dairy"], { "sg-curd": 40 });
    await addProduct("cream", ["dairy"], { "sg-cream": 62 });
    await addProduct("ghee", ["dairy"], { "sg-ghee": 59 }, {}, 0);
    await addProduct("bar", ["soap"], { "sg-bar": 60 });
    await addProduct("ghost", ["closed"], { "sg-ghost": 60 });
  });

  async function addProduct(
    handle: string,
    categories: string[],
    variants: Record<string, number>,
    metadata: object = {},
    on_hand = 5,
  ): Promise<void> {
    const id = `prod_sg_${handle}`;
    await db("product").insert({ id, title: handle, handle: `sg-${handle}`, status: "published", metadata });
    await db("product_category_product").insert(
      categories.map((category) => ({ product_id: id, product_category_id: `pcat_${category}` })),
    );
    for (const [variant_id, price] of Object.entries(variants)) {
      await db("product_variant").insert({ id: variant_id, title: variant_id, product_id: id, weight: 499.7 });
      await addOffers(db, STORE, [variant_id], { on_hand, price, mrp: 200 });
    }
  }

  const suggest = (more: Partial<Parameters<typeof listSubstitutes>[1]> = {}) =>
    listSubstitutes(db, {
      dark_store_id: STORE,
      variant_id: "sg-milk-1l",
      unit_price: 60,
      only: null,
      in_stock: true,
      limit: 10,
      offset: 0,
      ...more,
    });

  it("is the same product first, then its category, cheaper before dearer, the nearest price first", async () => {
    const rows = await suggest();
    expect(rows.map((row) => row.variant_id)).toEqual(["sg-milk-2l", "sg-oat", "sg-curd", "sg-cream"]);
    expect(rows[0]).toMatchObject({ same_product: true, is_similar: true, available: 5, selling_price: 110, count: 4 });
  });

  it("comes a page at a time, with the count of all", async () => {
    expect(await suggest({ limit: 1, offset: 1 })).toMatchObject([{ variant_id: "sg-oat", count: 4 }]);
  });

  it("says what a piece weighs where it is sold by weight, and only there", async () => {
    const rows = await suggest();
    const weightOf = (id: string) => rows.find((row) => row.variant_id === id)?.nominal_weight_grams;
    expect([weightOf("sg-oat"), weightOf("sg-curd")]).toEqual([500, null]);
  });

  it("is not what other stores have", async () => {
    const empty = await addStore(db, { id: "store-without-suggestions" });
    expect(await suggest({ dark_store_id: empty })).toEqual([]);
  });

  it("of one variant says whether it is similar, in stock or not, and knows no stranger", async () => {
    const one = (id: string) => suggest({ only: [id], in_stock: false });
    expect(await one("sg-ghee")).toMatchObject([{ is_similar: true, same_product: false, available: 0 }]);
    expect(await one("sg-bar")).toMatchObject([{ is_similar: false }]);
    expect(await one("sg-ghost")).toMatchObject([{ is_similar: false }]);
    expect(await one("sg-nowhere")).toEqual([]);
  });
});
