import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OfferInput } from "../../../contract/offers";
import { listOffersOf } from "../queries/list-offers-of.sql";
import { listOffers, type OfferFilters } from "../queries/list-offers.sql";
import { retryDeadlocks } from "../services/retry-deadlocks";
import { transfer } from "../services/transfer";
import { writeOffers } from "../services/write-offers";
import { addStore, addVariants, connect, ledger, shelf, someoneWaitsForARow } from "./fixtures";

const ACTOR = { actor_type: "user", actor_id: "user_1" };
const ANY = {
  variant_ids: null,
  skus: null,
  pattern: null,
  low_stock: null,
  out_of_stock: null,
  is_available: null,
  on_sale: null,
  bin: null,
  category_id: null,
};

let db: Knex;

beforeAll(async () => {
  db = connect(4);
  await addVariants(db, ["O-MILK", "O-BREAD", "O-EGGS"]);
});

afterAll(() => db.destroy());

const write = (store: string, ...offers: OfferInput[]) =>
  retryDeadlocks(db, (trx) => writeOffers(trx, { dark_store_id: store, offers, ...ACTOR }));

async function milkIn(store: string) {
  const [offer] = await listOffersOf(db, { dark_store_id: store, variant_ids: ["o-milk"] });
  return offer;
}

async function storeWithMilk(id: string): Promise<string> {
  await addStore(db, { id });
  await write(id, { sku: "O-MILK", price: 30, mrp: 35, on_hand: 4 });
  return id;
}

describe("a sale price", () => {
  it("is what a customer pays while the sale runs, and only then", async () => {
    const store = await storeWithMilk("sale-runs");
    expect(await milkIn(store)).toMatchObject({ sale_price: null, selling_price: 30 });
    const hour = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    for (const [sale_starts_at, sale_ends_at, selling_price] of [
      [null, null, 25],
      [hour(-1), hour(1), 25],
      [hour(1), hour(2), 30],
      [hour(-2), hour(-1), 30],
    ] as const) {
      await write(store, { sku: "O-MILK", sale_price: 25, sale_starts_at, sale_ends_at });
      expect(await milkIn(store)).toMatchObject({ price: 30, sale_price: 25, selling_price });
    }
  });

  it("stays when other fields are written, and ends with null", async () => {
    const store = await storeWithMilk("sale-ends");
    await write(store, { sku: "O-MILK", sale_price: 25, sale_ends_at: "2099-01-01T00:00:00Z" });
    await write(store, { sku: "O-MILK", bin: "A-01" });
    expect(await milkIn(store)).toMatchObject({ sale_price: 25, bin: "A-01" });
    await write(store, { sku: "O-MILK", sale_price: null });
    expect(await milkIn(store)).toMatchObject({ sale_price: null, sale_ends_at: null, selling_price: 30 });
  });

  it.each<[string, Omit<OfferInput, "sku">]>([
    ["sale_above_price", { sale_price: 31 }],
    ["sale_price_required", { sale_ends_at: "2099-01-01T00:00:00Z" }],
    [
      "sale_ends_before_start",
      { sale_price: 20, sale_starts_at: "2099-01-02T00:00:00Z", sale_ends_at: "2099-01-01T00:00:00Z" },
    ],
    ["price_above_mrp", { price: 36, mrp: 35 }],
  ])("is refused as %s, and nothing of the batch is written", async (code, wrong) => {
    const store = await storeWithMilk(`sale-${code}`);
    const batch = write(store, { sku: "O-BREAD", price: 10 }, { sku: "O-MILK", ...wrong });
    await expect(batch).rejects.toMatchObject({ type: "invalid_data", code });
    expect(await listOffersOf(db, { dark_store_id: store, variant_ids: ["o-bread"] })).toEqual([]);
  });

  it("refuses a price that falls below the running sale's", async () => {
    const store = await storeWithMilk("sale-price-falls");
    await write(store, { sku: "O-MILK", sale_price: 25 });
    await expect(write(store, { sku: "O-MILK", price: 20 })).rejects.toMatchObject({ code: "sale_above_price" });
  });
});

it("lists offers by what operations look for, in the order they ask for", async () => {
  const store = await addStore(db, { id: "offer-list" });
  await write(
    store,
    { sku: "O-MILK", price: 30, on_hand: 4, reorder_level: 5, bin: "A-01" },
    { sku: "O-BREAD", price: 20, on_hand: 0, is_available: false },
    { sku: "O-EGGS", price: 40, sale_price: 10, on_hand: 50, bin: "A-02" },
  );
  const list = async (
    filters: Partial<OfferFilters>,
    by: "title" | "available" | "price" | "updated_at" = "price",
    descending = false,
  ) => {
    const given = { ...ANY, ...filters, dark_store_id: store, limit: 10, offset: 0 };
    return (await listOffers(db, given, { by, descending })).map((offer) => offer.sku);
  };
  expect(await list({})).toEqual(["O-EGGS", "O-BREAD", "O-MILK"]);
  expect(await list({}, "available", true)).toEqual(["O-EGGS", "O-MILK", "O-BREAD"]);
  expect(await list({ low_stock: true }, "available")).toEqual(["O-BREAD", "O-MILK"]);
  expect(await list({ out_of_stock: true })).toEqual(["O-BREAD"]);
  expect(await list({ is_available: false })).toEqual(["O-BREAD"]);
  expect(await list({ on_sale: true })).toEqual(["O-EGGS"]);
  expect(await list({ on_sale: false, out_of_stock: false })).toEqual(["O-MILK"]);
  expect(await list({ bin: "A-01" })).toEqual(["O-MILK"]);
  expect(await list({ pattern: "%eggs%" })).toEqual(["O-EGGS"]);
  expect(await list({ category_id: "no-such-category" })).toEqual([]);
});

it("is written after all when PostgreSQL ends it because two writers wait for each other", async () => {
  const store = await addStore(db, { id: "offer-deadlock" });
  await write(store, { sku: "O-MILK", price: 30, on_hand: 1 }, { sku: "O-BREAD", price: 20, on_hand: 1 });
  const take = (trx: Knex, variantId: string) =>
    trx.raw(`SELECT 1 FROM store_offer WHERE dark_store_id = ? AND variant_id = ? FOR UPDATE`, [store, variantId]);
  const rival = await db.transaction();
  await take(rival, "o-bread");
  const failures: unknown[] = [];
  const writing = retryDeadlocks(db, async (trx) => {
    await take(trx, "o-milk");
    const input = { dark_store_id: store, offers: [{ sku: "O-BREAD", on_hand: 9 }], ...ACTOR };
    return writeOffers(trx, input).catch((error: { code?: string }) => {
      failures.push(error.code);
      throw error;
    });
  });
  await someoneWaitsForARow(db);
  // PostgreSQL ends the one who has waited for longer: the writer, not this rival.
  await take(rival, "o-milk");
  await rival.commit();
  expect((await writing).variant_ids).toEqual(["o-bread"]);
  // the next try may be quicker than the rival, who has just woken up, and be ended once more
  expect([...new Set(failures)]).toEqual(["40P01"]);
  expect(await shelf(db, store, "o-bread")).toEqual({ on_hand: 9, reserved: 0 });
});

describe("a new offer that two writers add at once", () => {
  it("keeps the stock and the ledger of the one who came first", async () => {
    const store = await addStore(db, { id: "offer-injected" });
    const rival = await db.transaction();
    await writeOffers(rival, { dark_store_id: store, offers: [{ sku: "O-MILK", price: 30, on_hand: 7 }], ...ACTOR });
    const writing = write(store, { sku: "O-MILK", price: 31 });
    await someoneWaitsForARow(db);
    await rival.commit();
    await writing;
    expect(await milkIn(store)).toMatchObject({ price: 31, on_hand: 7 });
    expect(await ledger(db, store)).toMatchObject([{ quantity: 7, before: 0, after: 7 }]);
  });

  it("ledgers each change from what stood there before, however many write it", async () => {
    const store = await addStore(db, { id: "offer-at-once" });
    const both = (on_hand: number) => [
      { sku: "O-MILK", price: 30, on_hand },
      { sku: "O-BREAD", price: 20, on_hand },
    ];
    await Promise.all(
      [5, 9, 2, 6].map((on_hand, n) => write(store, ...(n % 2 ? both(on_hand) : both(on_hand).reverse()))),
    );
    for (const variant of ["o-milk", "o-bread"]) {
      const entries = (await ledger(db, store)).filter((entry) => entry.variant_id === variant);
      expect(entries.map((entry) => entry.before)).toEqual([0, ...entries.slice(0, -1).map((entry) => entry.after)]);
      expect(await shelf(db, store, variant)).toEqual({ on_hand: entries.at(-1)?.after, reserved: 0 });
    }
  });
});

it("a transfer that adds an offer waits for a writer of the others without standing in its way", async () => {
  const [from, to] = [await addStore(db, { id: "adds-from" }), await addStore(db, { id: "adds-to" })];
  await write(from, { sku: "O-MILK", price: 30, on_hand: 5 }, { sku: "O-BREAD", price: 20, on_hand: 5 });
  await write(to, { sku: "O-BREAD", price: 20 });
  const writer = await db.transaction();
  await writer.raw(`SELECT 1 FROM store_offer WHERE dark_store_id = ? FOR UPDATE`, [to]);
  const lines = ["O-MILK", "O-BREAD"].map((sku) => ({ sku, quantity: 2 }));
  const input = { transfer_id: "adds", from_dark_store_id: from, to_dark_store_id: to, lines, ...ACTOR };
  const moving = db.transaction((trx) => transfer(trx, input));
  await someoneWaitsForARow(db);
  await writeOffers(writer, { dark_store_id: to, offers: [{ sku: "O-MILK", price: 33, on_hand: 1 }], ...ACTOR });
  await writer.commit();
  await moving;
  expect(await milkIn(to)).toMatchObject({ price: 33, on_hand: 3 });
  expect(await shelf(db, from, "o-milk")).toEqual({ on_hand: 3, reserved: 0 });
});
