import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import {
  addOffers,
  addStore,
  addVariants,
  connect,
  ledger,
  shelf,
  someoneWaitsForARow,
} from "../../../modules/dark-stores/__tests__/fixtures";
import { reserve } from "../../../modules/dark-stores/services/reserve";
import { platformOver, send, type TestPlatform } from "./platform";

let db: Knex;
let platform: TestPlatform;

beforeAll(async () => {
  db = connect();
  platform = platformOver(db);
  await addVariants(db, ["MILK", "BREAD", "EGGS"]);
});

afterAll(() => db.destroy());

const offersOf = (store: string) => db("store_offer").where({ dark_store_id: store }).orderBy("variant_id");

describe("importing prices and stock", () => {
  it("creates offers and changes those that exist, keeping what the file does not say", async () => {
    const store = await addStore(db, { id: "import-upsert" });
    await addOffers(db, store, ["milk"], { on_hand: 5, price: 28, mrp: 30, reorder_level: 2 });
    const { job } = await send(platform, store, "sku,price,on_hand,bin\nMILK,,9,\nBREAD,40,4,A-1\n");
    expect(job).toMatchObject({ status: "done", row_count: 2, applied_count: 2, error_count: 0, progress: 1 });
    expect(await offersOf(store)).toMatchObject([
      { variant_id: "bread", price: "40", mrp: "40", on_hand: 4, bin: "A-1" },
      { variant_id: "milk", price: "28", mrp: "30", on_hand: 9, reorder_level: 2 },
    ]);
    expect(await ledger(db, store)).toMatchObject([
      { variant_id: "bread", reason: "import", quantity: 4, before: 0, after: 4, reference: job.id },
      { variant_id: "milk", reason: "import", quantity: 4, before: 5, after: 9 },
    ]);
  });

  const bad = "sku,price,on_hand\nMILK,28,1\nNOBODY,1,\nMILK,29,\nEGGS,,1\nBREAD,13,-1\n";
  const errors = [
    { line: 3, column: "sku", code: "unknown_sku" },
    { line: 4, column: "sku", code: "duplicate_sku" },
    { line: 5, column: "price", code: "price_required" },
    { line: 6, column: "on_hand", code: "negative" },
  ];

  it("changes nothing when one row is bad and errors abort, and reports them all", async () => {
    const store = await addStore(db, { id: "import-abort" });
    const { job } = await send(platform, store, bad);
    expect(job).toMatchObject({ status: "failed", applied_count: 0, error_count: 4, errors, resumable: false });
    expect(await offersOf(store)).toEqual([]);
  });

  it("undoes everything when a row turns out bad while it is applied, and reports it", async () => {
    const store = await addStore(db, { id: "import-late" });
    await addOffers(db, store, ["milk"], { on_hand: 5 });
    await db("store_offer").where({ dark_store_id: store }).update({ reserved: 3 });
    const { job } = await send(platform, store, "sku,price,on_hand\nBREAD,10,4\nMILK,,2\n");
    expect(job).toMatchObject({
      status: "failed",
      applied_count: 0,
      error_count: 1,
      errors: [{ line: 3, column: "on_hand", code: "below_reserved" }],
    });
    expect(await offersOf(store)).toMatchObject([{ variant_id: "milk", on_hand: 5 }]);
  });

  it("applies the good rows when bad ones are skipped", async () => {
    const store = await addStore(db, { id: "import-skip" });
    const { job } = await send(platform, store, bad, { on_error: "skip" });
    expect(job).toMatchObject({ status: "done", applied_count: 1, error_count: 4, errors });
    expect(await shelf(db, store, "milk")).toEqual({ on_hand: 1, reserved: 0 });
  });

  it("says what it would do and does nothing in a dry run", async () => {
    const store = await addStore(db, { id: "import-dry" });
    const { job } = await send(platform, store, bad, { dry_run: true, on_error: "skip" });
    expect(job).toMatchObject({ status: "done", applied_count: 1, error_count: 4, errors });
    expect(await offersOf(store)).toEqual([]);
    const { job: real, replayed } = await send(platform, store, bad, { on_error: "skip" });
    expect(replayed).toBe(false);
    expect(real).toMatchObject({ applied_count: 1 });
  });

  it("judges a price against the MRP that would result", async () => {
    const store = await addStore(db, { id: "import-mrp" });
    await addOffers(db, store, ["milk", "bread"], { on_hand: 5, price: 28, mrp: 30 });
    const { job } = await send(platform, store, "sku,price,mrp\nMILK,,27\nBREAD,31,\n", { on_error: "skip" });
    expect(job.errors).toMatchObject([{ line: 2, column: "price", code: "price_above_mrp" }]);
    expect(await offersOf(store)).toMatchObject([{ price: "31", mrp: "31" }, { price: "28" }]);
  });

  it("sets and clears sales, and empties what may be empty", async () => {
    const store = await addStore(db, { id: "import-sale" });
    const file = "sku,price,bin,sale_price,sale_starts_at,sale_ends_at\n";
    await send(platform, store, `${file}MILK,30,A-1,25,2026-12-01,2026-12-02T10:00:00+05:30\n`);
    expect(await offersOf(store)).toMatchObject([
      { sale_price: "25", sale_starts_at: new Date("2026-12-01"), sale_ends_at: new Date("2026-12-02T04:30:00Z") },
    ]);
    await send(platform, store, `${file}MILK,,-,-,,\n`);
    expect(await offersOf(store)).toMatchObject([
      { bin: null, sale_price: null, sale_starts_at: null, sale_ends_at: null },
    ]);
    const { job } = await send(platform, store, `${file}MILK,,,,2026-12-01,\nBREAD,10,,11,,\n`, { on_error: "skip" });
    expect(job.errors).toMatchObject([{ code: "sale_price_required" }, { code: "sale_above_price" }]);
  });

  it("takes a file of many stores, and tells stores apart", async () => {
    const [one, other] = [await addStore(db, { id: "many-1" }), await addStore(db, { id: "many-2" })];
    const file = `dark_store,sku,price,on_hand\n${other},MILK,10,1\n${one},MILK,11,2\nNOWHERE,MILK,12,3\n,MILK,1,1\n`;
    const { job } = await send(platform, null, file, { on_error: "skip" });
    expect(job).toMatchObject({
      dark_store_id: null,
      applied_count: 2,
      errors: [
        { line: 4, column: "dark_store", code: "unknown_store" },
        { line: 5, column: "dark_store", code: "required" },
      ],
    });
    expect([await shelf(db, one, "milk"), await shelf(db, other, "milk")]).toMatchObject([
      { on_hand: 2 },
      { on_hand: 1 },
    ]);
    const { job: wrong } = await send(platform, one, file, { on_error: "skip" });
    expect(wrong.errors).toMatchObject([
      { line: 2, code: "other_store" },
      { line: 4, code: "unknown_store" },
      { line: 5, code: "duplicate_sku" },
    ]);
  });

  it("never undercuts buyers who reserve while it runs", async () => {
    const store = await addStore(db, { id: "import-race" });
    await addOffers(db, store, ["milk"], { on_hand: 100 });
    const buyers = Array.from({ length: 60 }, (_, buyer) =>
      db
        .transaction((trx) =>
          reserve(trx, {
            reference: `import-buyer-${buyer}`,
            dark_store_id: store,
            lines: [{ variant_id: "milk", quantity: 1 }],
          }),
        )
        .then(() => 1)
        .catch(() => 0),
    );
    const [sold, { job }] = await Promise.all([
      Promise.all(buyers),
      send(platform, store, "sku,on_hand\nMILK,30\n", { on_error: "skip" }),
    ]);
    const { on_hand, reserved } = await shelf(db, store, "milk");
    expect(reserved).toBe(sold.reduce<number>((sum, one) => sum + one, 0));
    expect(on_hand).toBe(job.applied_count === 1 ? 30 : 100);
    expect(reserved).toBeLessThanOrEqual(on_hand);
  });

  it.each(["abort", "skip"] as const)("sees what was committed while it waited for an offer (%s)", async (on_error) => {
    const store = await addStore(db, { id: `import-waits-${on_error}` });
    await send(platform, store, "sku,price,on_hand,bin\nMILK,10,5,A-1\n");
    const competitor = await db.transaction();
    const changed = { on_hand: 8, price: 9, bin: "B-2", is_available: false };
    await competitor("store_offer").where({ dark_store_id: store }).update(changed);
    await competitor("stock_ledger").insert({
      ...{ dark_store_id: store, variant_id: "milk", reason: "import", quantity: 3, before: 5, after: 8 },
      ...{ actor_type: "user", reference: "competitor" },
    });
    // To the import's statement the offer looks as if nothing were to change, until it gets the lock.
    const file = "sku,price,on_hand,bin,is_available\nMILK,10,5,A-1,yes\n";
    const importing = send(platform, store, file, { on_error });
    await someoneWaitsForARow(db);
    await competitor.commit();
    expect((await importing).job).toMatchObject({ status: "done", applied_count: 1 });
    expect(await offersOf(store)).toMatchObject([{ on_hand: 5, price: "10", bin: "A-1", is_available: true }]);
    expect(await ledger(db, store)).toMatchObject([
      { before: 0, after: 5 },
      { before: 5, after: 8 },
      { quantity: -3, before: 8, after: 5 },
    ]);
  });

  it("announces each crossing of a reorder level once, and leaves no rows behind", async () => {
    const store = await addStore(db, { id: "import-low" });
    await addOffers(db, store, ["milk", "bread"], { on_hand: 10, reorder_level: 3 });
    platform.emitted.length = 0;
    await send(platform, store, "sku,on_hand\nMILK,3\nBREAD,4\n");
    await send(platform, store, "sku,on_hand\nMILK,2\nBREAD,4\n");
    expect(platform.emitted.map(({ data }) => data)).toEqual([
      { dark_store_id: store, variant_id: "milk", available: 3, reorder_level: 3 },
    ]);
    const { rows } = await db.raw<{ rows: unknown[] }>(
      `SELECT relname FROM pg_class WHERE relname LIKE 'bulk_stage%' OR relname LIKE 'bulk_sorted%'`,
    );
    expect(rows).toEqual([]);
  });

  it("two imports that add the same offers at once leave a ledger that sums to the stock", async () => {
    const store = await addStore(db, { id: "import-twins" });
    const files = [5, 7, 9].map(
      (stock) => `sku,price,on_hand\nMILK,10,${stock}\nBREAD,10,${stock}\nEGGS,10,${stock}\n`,
    );
    await Promise.all(files.map((file) => send(platform, store, file, { on_error: "skip" })));
    const sums = await db("stock_ledger")
      .where({ dark_store_id: store })
      .groupBy("variant_id")
      .orderBy("variant_id")
      .sum("quantity as sum");
    const shelves = await offersOf(store);
    expect(sums.map(({ sum }) => Number(sum))).toEqual(shelves.map(({ on_hand }: { on_hand: number }) => on_hand));
    expect(shelves).toHaveLength(3);
  });
});
