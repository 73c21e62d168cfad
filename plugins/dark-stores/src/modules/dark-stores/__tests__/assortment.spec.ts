import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { countAssortmentCategories } from "../queries/count-assortment-categories.sql";
import { pageAssortment, type AssortmentFilters, type AssortmentPageRequest } from "../queries/page-assortment.sql";
import { refreshAssortment } from "../services/refresh-assortment";
import { addCategory, addProducts, refreshAll } from "./catalogue-fixtures";
import { addOffers, addStore, connect, someoneWaitsForARow } from "./fixtures";

const BY_TITLE = { order: "title", descending: false, limit: 20, offset: 0, with_extras: false } as const;

let db: Knex;

beforeAll(() => {
  db = connect();
});

afterAll(async () => {
  await db.destroy();
});

async function page(filters: AssortmentFilters, request: Partial<AssortmentPageRequest> = {}) {
  const rows = await pageAssortment(db, filters, { ...BY_TITLE, ...request });
  return { count: rows[0]?.count, ids: rows.flatMap((row) => (row.place === null ? [] : [row.product_id])), rows };
}

describe("what a store lists", () => {
  beforeAll(async () => {
    await addCategory(db, "cat_dairy");
    await addCategory(db, "cat_milk", "cat_dairy");
    await addProducts(db, [
      { id: "p_butter", title: "Butter", category_ids: ["cat_dairy"] },
      { id: "p_milk", title: "Milk", category_ids: ["cat_milk"] },
      { id: "p_almond", title: "almonds" },
      { id: "p_draft", title: "Draft", status: "draft" },
    ]);
    await addStore(db, { id: "s_list" });
    await addStore(db, { id: "s_other" });
    await addOffers(db, "s_list", ["p_butter-v", "p_milk-v", "p_almond-v", "p_draft-v"], { on_hand: 5 });
    await addOffers(db, "s_other", ["p_milk-v"], { on_hand: 1, price: 9 });
    await refreshAll(db);
  });

  it("is what it offers of the published catalogue, whatever the case of titles", async () => {
    expect(await page({ dark_store_id: "s_list" })).toMatchObject({
      count: 3,
      ids: ["p_almond", "p_butter", "p_milk"],
    });
    expect(await page({ dark_store_id: "s_other" })).toMatchObject({ count: 1, ids: ["p_milk"] });
  });

  it("finds products of a category in the categories above it", async () => {
    const inDairy = await page({ dark_store_id: "s_list", category_ids: ["cat_dairy"] });
    expect(inDairy.ids).toEqual(["p_butter", "p_milk"]);
    expect((await page({ dark_store_id: "s_list", category_ids: ["cat_milk"] })).ids).toEqual(["p_milk"]);
    const counts = await countAssortmentCategories(db, { dark_store_id: "s_list" });
    expect(Object.fromEntries(counts.map((row) => [row.category_id, row.product_count]))).toEqual({
      cat_dairy: 2,
      cat_milk: 1,
    });
  });

  it("says that an unknown store is none", async () => {
    const { rows } = await page({ dark_store_id: "s_nobody" });
    expect(rows).toMatchObject([{ count: 0, store: null, place: null }]);
  });

  it("pages with the count of all, also behind the last page", async () => {
    expect(await page({ dark_store_id: "s_list" }, { limit: 1, offset: 1 })).toMatchObject({
      count: 3,
      ids: ["p_butter"],
    });
    expect(await page({ dark_store_id: "s_list" }, { offset: 10 })).toMatchObject({ count: 3, ids: [] });
  });

  it("shows price and stock of the moment, even before the order follows", async () => {
    await db("store_offer")
      .where({ dark_store_id: "s_list", variant_id: "p_almond-v" })
      .update({ on_hand: 0, price: 8 });
    const { ids, rows } = await page({ dark_store_id: "s_list" });
    expect(ids[0]).toBe("p_almond");
    expect(rows[0]).toMatchObject({ available: 0, price: 8, mrp: 12 });
  });

  it("leaves out at once what is switched off, and says of which store the page is", async () => {
    const almond = () => db("store_offer").where({ dark_store_id: "s_list", variant_id: "p_almond-v" });
    await almond().update({ is_available: false });
    const { ids, rows } = await page({ dark_store_id: "s_list" });
    expect(ids).toEqual(["p_butter", "p_milk"]);
    expect(rows[0]?.store).toMatchObject({ status: "open" });
    await almond().update({ is_available: true });
  });

  it("puts what is sold out last, or leaves it out, once the change is taken in", async () => {
    await refreshAll(db);
    expect((await page({ dark_store_id: "s_list" })).ids).toEqual(["p_butter", "p_milk", "p_almond"]);
    expect(await page({ dark_store_id: "s_list", in_stock: true })).toMatchObject({ count: 2 });
    expect(await page({ dark_store_id: "s_list", in_stock: false })).toMatchObject({ ids: ["p_almond"] });
  });

  it("sorts and filters by the price to pay", async () => {
    await db("store_offer").where({ dark_store_id: "s_list", variant_id: "p_milk-v" }).update({ price: 7 });
    await refreshAll(db);
    expect((await page({ dark_store_id: "s_list", in_stock: true }, { order: "price" })).ids).toEqual([
      "p_milk",
      "p_butter",
    ]);
    const dear = await page({ dark_store_id: "s_list", price_from: 7.5, price_to: 9 });
    expect(dear.ids).toEqual(["p_almond"]);
  });

  it("follows the catalogue: titles, states, categories, deletions", async () => {
    await db("product").where({ id: "p_milk" }).update({ title: "A2 Milk" });
    await db("product").where({ id: "p_draft" }).update({ status: "published" });
    await db("product").where({ id: "p_butter" }).update({ deleted_at: new Date() });
    await db("product_category").where({ id: "cat_milk" }).update({ is_active: false });
    await refreshAll(db);
    expect((await page({ dark_store_id: "s_list", in_stock: true })).ids).toEqual(["p_milk", "p_draft"]);
    expect((await page({ dark_store_id: "s_list", category_ids: ["cat_dairy"] })).ids).toEqual([]);
    const [first] = (await page({ dark_store_id: "s_list" })).rows;
    expect(JSON.parse(first?.product_document ?? "")).toMatchObject({ id: "p_milk", title: "A2 Milk" });
  });

  it("loses what the store no longer offers, and keeps nothing of offers that are gone", async () => {
    await db("store_offer").where({ dark_store_id: "s_list", variant_id: "p_draft-v" }).update({ is_available: false });
    await db("store_offer").where({ dark_store_id: "s_list", variant_id: "p_milk-v" }).delete();
    await refreshAll(db);
    expect((await page({ dark_store_id: "s_list" })).ids).toEqual(["p_almond"]);
  });
});

describe("the size of an assortment", () => {
  it("is the number of its entries, whatever came and went", async () => {
    const { rows } = await db.raw<{ rows: { dark_store_id: string; listed: number; entries: number }[] }>(
      `SELECT dark_store_id, size.listed, (SELECT count(*)::integer FROM assortment_entry entry
                                           WHERE entry.dark_store_id = size.dark_store_id) AS entries
       FROM assortment_size size
       ORDER BY dark_store_id`,
    );
    expect(rows.map((row) => row.dark_store_id)).toEqual(["s_list", "s_other"]);
    expect(rows.map((row) => row.listed)).toEqual(rows.map((row) => row.entries));
  });
});

describe("a sale", () => {
  it("moves the price to pay at its start and at its end, without anybody's write", async () => {
    await addProducts(db, [{ id: "p_sale", title: "Sale" }]);
    await addStore(db, { id: "s_sale" });
    await addOffers(db, "s_sale", ["p_sale-v"], { on_hand: 5, price: 10 });
    const soon = (ms: number) => new Date(Date.now() + ms);
    await db("store_offer")
      .where({ dark_store_id: "s_sale" })
      .update({ sale_price: 6, sale_starts_at: soon(-1000), sale_ends_at: soon(1500) });
    await refreshAll(db);
    expect((await page({ dark_store_id: "s_sale", price_to: 6 })).ids).toEqual(["p_sale"]);
    expect((await page({ dark_store_id: "s_sale" })).rows[0]?.price).toBe(6);

    await new Promise((resolve) => setTimeout(resolve, 2700));
    expect((await page({ dark_store_id: "s_sale" })).rows[0]?.price).toBe(10);
    const announced = await refreshAll(db);
    expect(announced).toEqual([{ dark_store_ids: ["s_sale"], catalogue_changed: false }]);
    expect((await page({ dark_store_id: "s_sale", price_to: 6 })).ids).toEqual([]);
  });

  it("cannot cost more than the price, nor end before it starts", async () => {
    const offer = () => db("store_offer").where({ dark_store_id: "s_sale" });
    await expect(offer().update({ sale_price: 11 })).rejects.toMatchObject({ constraint: "store_offer_sale_check" });
    const now = new Date();
    await expect(offer().update({ sale_price: 5, sale_starts_at: now, sale_ends_at: now })).rejects.toMatchObject({
      constraint: "store_offer_sale_check",
    });
  });
});

describe("noted changes", () => {
  const noted = () => db("assortment_change").select("kind", "dark_store_id", "variant_id").orderBy("id");

  beforeAll(async () => {
    const ids = Array.from({ length: 600 }, (_, index) => `p_many_${index}`);
    await addStore(db, { id: "s_many" });
    await addProducts(db, [{ id: "p_many", title: "Many" }]);
    await db("product_variant").insert(ids.map((id) => ({ id, title: id, product_id: "p_many" })));
    await refreshAll(db);
    await addOffers(db, "s_many", ids, { on_hand: 1 });
  });

  it("of hundreds of offers in one statement are one note about the store", async () => {
    expect(await noted()).toEqual([{ kind: "all_offers", dark_store_id: "s_many", variant_id: null }]);
    await refreshAll(db);
    expect((await page({ dark_store_id: "s_many" })).count).toBe(1);
  });

  it("of the same thing are taken together, however often it was noted", async () => {
    for (let time = 0; time < 5; time += 1) {
      await db("store_offer").where({ variant_id: "p_many_3" }).update({ on_hand: time });
      await db("product")
        .where({ id: "p_many" })
        .update({ title: `Many ${time}` });
    }
    expect((await noted()).length).toBeGreaterThanOrEqual(10);
    expect(await refreshAll(db)).toHaveLength(1);
    expect(await noted()).toEqual([]);
  });

  it("are announced before the listing is written, and stay on the list when that fails", async () => {
    await db("store_offer").where({ variant_id: "p_many_1" }).update({ on_hand: 0 });
    const failing = db.transaction((transaction) =>
      refreshAssortment(transaction, { wait: true, announce: () => Promise.reject(new Error("cut off")) }),
    );
    await expect(failing).rejects.toThrow("cut off");
    expect(await noted()).toEqual([{ kind: "offer", dark_store_id: "s_many", variant_id: "p_many_1" }]);
    expect(await refreshAll(db)).toEqual([{ dark_store_ids: ["s_many"], catalogue_changed: false }]);
  });

  it("of a store itself are announced too", async () => {
    await db("dark_store").where({ id: "s_many" }).update({ status: "paused" });
    expect(await refreshAll(db)).toEqual([{ dark_store_ids: ["s_many"], catalogue_changed: false }]);
  });

  it("are taken by one process at a time: the other leaves them, or waits until they are in", async () => {
    await db("store_offer").where({ variant_id: "p_many_2" }).update({ on_hand: 0 });
    const quiet = () => Promise.resolve();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let hold: () => void = () => undefined;
    const holds = new Promise<void>((resolve) => (hold = resolve));
    const first = db.transaction((transaction) =>
      refreshAssortment(transaction, { wait: true, announce: () => (hold(), held) }),
    );
    await holds;
    const second = await db.transaction((transaction) =>
      refreshAssortment(transaction, { wait: false, announce: quiet }),
    );
    expect(second).toMatchObject({ dark_store_ids: [], is_behind: false });
    const third = db.transaction((transaction) => refreshAssortment(transaction, { wait: true, announce: quiet }));
    await someoneWaitsForARow(db);
    letGo();
    await first;
    expect(await third).toMatchObject({ dark_store_ids: [] });
    expect(await noted()).toEqual([]);
  });
});

describe("a first large load", () => {
  it("is planned for what it is, not for the empty table that it found", async () => {
    await addStore(db, { id: "s_large" });
    await db.raw(
      `INSERT INTO store_offer (dark_store_id, variant_id, price, mrp, on_hand)
       SELECT 's_large', 'large_' || number, 10, 10, 1 FROM generate_series(1, 30000) AS number`,
    );
    await refreshAll(db);
    const { rows } = await db.raw<{ rows: { counted: number }[] }>(
      `SELECT reltuples::float8 AS counted FROM pg_class WHERE oid = 'store_offer'::regclass`,
    );
    expect(rows[0]?.counted).toBeGreaterThan(29_000);
  });
});
