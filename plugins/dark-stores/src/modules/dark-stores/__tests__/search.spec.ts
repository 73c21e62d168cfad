import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { searchAssortment } from "../services/search-assortment";
import { addProducts, refreshAll } from "./catalogue-fixtures";
import { addOffers, addStore, connect } from "./fixtures";

let db: Knex;

const PRODUCTS = [
  { id: "taaza", title: "Amul Taaza Toned Fresh Milk", metadata: { name_hi: "अमूल ताज़ा दूध", brand: "Amul" } },
  { id: "gold", title: "Amul Gold Full Cream Milk", metadata: { name_hi: "अमूल गोल्ड दूध", brand: "Amul" } },
  { id: "nandini", title: "Nandini Toned Milk" },
  { id: "butter", title: "Amul Butter", metadata: { brand: "Amul" } },
  { id: "marie", title: "Britannia Marie Gold Biscuits" },
  { id: "hide", title: "Hide & Seek Chocolate Chip Biscuits" },
  { id: "potato", title: "Potato", metadata: { name_hi: "आलू" }, description: "Good for paratha and fries." },
  { id: "bhujia", title: "Aloo Bhujia" },
  { id: "onion", title: "Onion", metadata: { name_hi: "प्याज़" } },
  { id: "tomato", title: "Tomato Hybrid" },
  { id: "carrot", title: "Carrot Ooty" },
  { id: "creme", title: "Nescafé Crème" },
  { id: "soap", title: "Bath Soap", metadata: { keywords: "sabun, cleansing bar" } },
];

beforeAll(async () => {
  db = connect();
  await addProducts(db, PRODUCTS);
  await addStore(db, { id: "s_search" });
  await addOffers(
    db,
    "s_search",
    PRODUCTS.map((product) => `${product.id}-v`),
    { on_hand: 5 },
  );
  await refreshAll(db);
});

afterAll(async () => {
  await db.destroy();
});

async function found(q: string): Promise<string[]> {
  const rows = await searchAssortment(
    db,
    { dark_store_id: "s_search", q },
    { order: "relevance", descending: true, limit: 20, offset: 0, with_extras: false },
  );
  return rows.flatMap((row) => (row.place === null ? [] : [row.product_id]));
}

describe("a search", () => {
  it("finds products that have every word, the best match first", async () => {
    expect(await found("amul milk")).toEqual(["gold", "taaza"]);
    expect(await found("toned milk")).toEqual(["taaza", "nandini"].sort((a, b) => (a < b ? 1 : -1)));
  });

  it("takes beginnings for words", async () => {
    expect((await found("bisc")).sort()).toEqual(["hide", "marie"]);
    expect(await found("choc bis")).toEqual(["hide"]);
  });

  it.each([
    ["amool mlk", ["gold", "taaza"]],
    ["biscut", ["hide", "marie"]],
    ["choclate", ["hide"]],
    ["oinon", ["onion"]],
    ["tomatto", ["tomato"]],
    ["brittania mary", ["marie"]],
    ["karrot", ["carrot"]],
    ["potatos", ["potato"]],
    ["nescafe creme", ["creme"]],
  ])("forgives how %s is spelled", async (q, ids) => {
    expect((await found(q)).sort()).toEqual(ids);
  });

  it.each([
    ["दूध", ["gold", "taaza"]],
    ["अमूल", ["gold", "taaza"]],
    ["आलु", ["potato"]],
    ["doodh", ["gold", "taaza"]],
    ["pyaaz", ["onion"]],
  ])("finds Hindi names by %s", async (q, ids) => {
    expect((await found(q)).sort()).toEqual(ids);
  });

  it("finds SKUs and keywords, and what a description mentions behind what things are", async () => {
    expect(await found("NANDINI")).toEqual(["nandini"]);
    expect(await found("sabun")).toEqual(["soap"]);
    expect(await found("paratha")).toEqual(["potato"]);
  });

  it("does not guess where something was found as it was typed", async () => {
    expect(await found("butter")).toEqual(["butter"]);
  });

  it("lets one word miss when nothing has them all", async () => {
    expect(await found("amul butter unsalted")).toEqual(["butter"]);
  });

  it("finds nothing for what nobody sells", async () => {
    expect(await found("helicopter")).toEqual([]);
    expect(await found("zz")).toEqual([]);
  });

  it("is everything without a word in it", async () => {
    expect(await found(" -- ")).toHaveLength(PRODUCTS.length);
  });

  it.each(["%", "_", "\\", "'; DROP TABLE product; --", "a".repeat(5000), "\u0000x", "🥛"])(
    "takes %j for what it is",
    async (q) => {
      expect(Array.isArray(await found(q))).toBe(true);
    },
  );
});
