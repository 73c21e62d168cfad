import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { applyStagedImport } from "../services/apply-import";
import { reserve } from "../services/reserve";
import type { ImportRow } from "../policies/import-rows";
import { stageImportRows } from "../queries/stage-import-rows.sql";
import { addOffers, addStore, addVariants, connect, ledger, shelf } from "./fixtures";

const EMPTY: Omit<ImportRow, "line" | "sku"> = {
  price: null,
  mrp: null,
  on_hand: null,
  bin: null,
  reorder_level: null,
  max_per_order: null,
  is_available: null,
};

let db: Knex;

beforeAll(async () => {
  db = connect();
  await addVariants(db, ["MILK", "BREAD", "EGGS"]);
});

afterAll(() => db.destroy());

async function importRows(
  store: string,
  rows: (Partial<ImportRow> & { sku: string })[],
  options: { dry_run?: boolean; on_error?: "abort" | "skip" } = {},
) {
  const import_id = `import-${store}`;
  await stageImportRows(db, { import_id, rows: rows.map((row, index) => ({ ...EMPTY, line: index + 2, ...row })) });
  return db.transaction((trx) =>
    applyStagedImport(trx, {
      import_id,
      dark_store_id: store,
      dry_run: options.dry_run ?? false,
      on_error: options.on_error ?? "abort",
      staged_count: rows.length,
      unreadable_count: 0,
      actor_type: "user",
      actor_id: "user_1",
    }),
  );
}

describe("importing prices and stock", () => {
  it("creates offers and changes those that exist, keeping what the file does not say", async () => {
    const store = await addStore(db, { id: "import-upsert" });
    await addOffers(db, store, ["milk"], { on_hand: 5, price: 28, mrp: 30, reorder_level: 2 });
    const result = await importRows(store, [
      { sku: "MILK", on_hand: 9 },
      { sku: "BREAD", price: 40, on_hand: 4, bin: "A-1" },
    ]);
    expect(result).toMatchObject({ status: "done", applied_count: 2, problem_count: 0 });
    const offers = await db("store_offer").where({ dark_store_id: store }).orderBy("variant_id");
    expect(offers).toMatchObject([
      { variant_id: "bread", price: "40", mrp: "40", on_hand: 4, bin: "A-1" },
      { variant_id: "milk", price: "28", mrp: "30", on_hand: 9, reorder_level: 2 },
    ]);
    expect(await ledger(db, store)).toMatchObject([
      { variant_id: "bread", reason: "import", quantity: 4, before: 0, after: 4, reference: `import-${store}` },
      { variant_id: "milk", reason: "import", quantity: 4, before: 5, after: 9 },
    ]);
  });

  const bad = [
    { sku: "MILK", price: 28, on_hand: 1 },
    { sku: "NOBODY", price: 1 },
    { sku: "MILK", price: 29 },
    { sku: "EGGS", on_hand: 1 },
    { sku: "BREAD", price: 13 },
  ];
  const problems = [
    { line: 3, column: "sku", code: "unknown_sku" },
    { line: 4, column: "sku", code: "duplicate_sku" },
    { line: 5, column: "price", code: "price_required" },
  ];

  it("changes nothing when one line is bad and errors abort", async () => {
    const store = await addStore(db, { id: "import-abort" });
    const result = await importRows(store, bad);
    expect(result).toMatchObject({ status: "failed", applied_count: 0, problem_count: 3, problems });
    expect(await db("store_offer").where({ dark_store_id: store })).toEqual([]);
  });

  it("applies the good lines when bad ones are skipped", async () => {
    const store = await addStore(db, { id: "import-skip" });
    const result = await importRows(store, bad, { on_error: "skip" });
    expect(result).toMatchObject({ status: "done", applied_count: 2, problems });
    expect(await shelf(db, store, "milk")).toEqual({ on_hand: 1, reserved: 0 });
  });

  it("says what it would do and does nothing in a dry run", async () => {
    const store = await addStore(db, { id: "import-dry" });
    const result = await importRows(store, bad, { dry_run: true, on_error: "skip" });
    expect(result).toMatchObject({ status: "done", applied_count: 2, problems });
    expect(await db("store_offer").where({ dark_store_id: store })).toEqual([]);
  });

  it("judges a price against the MRP that would result", async () => {
    const store = await addStore(db, { id: "import-mrp" });
    await addOffers(db, store, ["milk", "bread"], { on_hand: 5, price: 28, mrp: 30 });
    const result = await importRows(
      store,
      [
        { sku: "MILK", mrp: 27 },
        { sku: "BREAD", price: 31 },
      ],
      { on_error: "skip" },
    );
    expect(result.problems).toMatchObject([{ line: 2, code: "price_above_mrp" }]);
    const bread = await db("store_offer").where({ dark_store_id: store, variant_id: "bread" }).first();
    expect(bread).toMatchObject({ price: "31", mrp: "31" });
  });

  it("refuses stock below what open orders hold", async () => {
    const store = await addStore(db, { id: "import-reserved" });
    await addOffers(db, store, ["milk"], { on_hand: 5 });
    const lines = [{ variant_id: "milk", quantity: 3 }];
    await db.transaction((trx) => reserve(trx, { reference: "import-holder", dark_store_id: store, lines }));
    expect(await importRows(store, [{ sku: "MILK", on_hand: 2 }])).toMatchObject({
      status: "failed",
      problems: [{ line: 2, column: "on_hand", code: "below_reserved" }],
    });
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
    const running = importRows(store, [{ sku: "MILK", on_hand: 30 }], { on_error: "skip" });
    const [sold, result] = await Promise.all([Promise.all(buyers), running]);
    const won = sold.reduce<number>((sum, one) => sum + one, 0);
    const { on_hand, reserved } = await shelf(db, store, "milk");
    expect(reserved).toBe(won);
    expect(on_hand).toBe(result.applied_count === 1 ? 30 : 100);
    expect(reserved).toBeLessThanOrEqual(on_hand);
  });

  it("reports variants that it takes to their reorder level, and leaves nothing staged", async () => {
    const store = await addStore(db, { id: "import-low" });
    await addOffers(db, store, ["milk", "bread"], { on_hand: 10, reorder_level: 3 });
    const { low } = await importRows(store, [
      { sku: "MILK", on_hand: 3 },
      { sku: "BREAD", on_hand: 4 },
    ]);
    expect(low).toEqual([{ dark_store_id: store, variant_id: "milk", available: 3, reorder_level: 3 }]);
    expect(await db("inventory_import_row").where({ import_id: `import-${store}` })).toEqual([]);
  });
});
