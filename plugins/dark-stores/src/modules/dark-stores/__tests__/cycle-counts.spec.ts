import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { listCycleCountLines } from "../queries/list-cycle-count-lines.sql";
import { listCycleCounts } from "../queries/list-cycle-counts.sql";
import { openCycleCount } from "../queries/open-cycle-count.sql";
import { cancelCount, completeCount, recordCount } from "../services/cycle-counts";
import { reserve } from "../services/reserve";
import { commit } from "../services/settle";
import { addOffers, addStore, addVariants, connect, ledger, shelf, someoneWaitsForARow } from "./fixtures";

const STAFF = { actor_type: "staff", actor_id: "staff_1" };
const OPERATOR = { actor_type: "user", actor_id: "user_1" };

let db: Knex;

beforeAll(async () => {
  db = connect();
  await addVariants(db, ["C-MILK", "C-BREAD", "C-EGGS"]);
});

afterAll(() => db.destroy());

async function countIn(store: string, scope: { bins?: string[]; variant_ids?: string[] } = {}): Promise<string> {
  await addStore(db, { id: store });
  await addOffers(db, store, ["c-milk", "c-bread"], { on_hand: 10, price: 20, mrp: 20 });
  await db("store_offer").where({ dark_store_id: store, variant_id: "c-milk" }).update({ bin: "A-01" });
  const id = `count-${store}`;
  const { bins = null, variant_ids = null } = scope;
  await openCycleCount(db, { id, dark_store_id: store, bins, variant_ids, note: null, ...STAFF });
  return id;
}

const record = (store: string, counts: Record<string, number>) =>
  db.transaction((trx) =>
    recordCount(trx, {
      dark_store_id: store,
      cycle_count_id: `count-${store}`,
      lines: Object.entries(counts).map(([variant_id, counted]) => ({ variant_id, counted })),
      ...STAFF,
    }),
  );
const complete = (store: string) =>
  db.transaction((trx) => completeCount(trx, { dark_store_id: store, cycle_count_id: `count-${store}`, ...OPERATOR }));
const cancel = (store: string) =>
  db.transaction((trx) => cancelCount(trx, { dark_store_id: store, cycle_count_id: `count-${store}`, ...OPERATOR }));
const ANY = { variant_id: null, has_variance: null, has_problem: null, is_applied: null };
const lines = (id: string, filters: Partial<Parameters<typeof listCycleCountLines>[1]> = {}) =>
  listCycleCountLines(db, { ...ANY, cycle_count_id: id, limit: 100, offset: 0, ...filters });

async function sell(store: string, reference: string, quantity: number): Promise<void> {
  const sold = [{ variant_id: "c-milk", quantity }];
  await reserve(db, { reference, dark_store_id: store, lines: sold });
  await db.transaction((trx) => commit(trx, { reference, lines: sold, ...STAFF }));
}

it("applies the difference, so that what was sold since the counting stays sold", async () => {
  const id = await countIn("count-difference");
  await record("count-difference", { "c-milk": 8, "c-bread": 11 });
  await sell("count-difference", "sold-meanwhile", 3);
  expect(await complete("count-difference")).toMatchObject({ refused: 0 });
  expect(await shelf(db, "count-difference", "c-milk")).toEqual({ on_hand: 5, reserved: 0 });
  expect(await shelf(db, "count-difference", "c-bread")).toEqual({ on_hand: 11, reserved: 0 });
  const entries = (await ledger(db, "count-difference")).filter((entry) => entry.reason === "count");
  expect(entries).toMatchObject([
    { variant_id: "c-bread", quantity: 1, reference: id },
    { variant_id: "c-milk", quantity: -2, before: 7, after: 5, reference: id },
  ]);
  const [seen] = await listCycleCounts(db, {
    dark_store_id: "count-difference",
    id: null,
    status: "completed",
    variant_id: "c-milk",
    limit: 10,
    offset: 0,
  });
  expect(seen).toMatchObject({ id, line_count: 2, variance: -1, variance_value: -20, closed_by_id: "user_1" });
});

it("is applied once, also when it is completed ten times at once", async () => {
  await countIn("count-once");
  await record("count-once", { "c-milk": 7 });
  await Promise.all(Array.from({ length: 10 }, () => complete("count-once")));
  await complete("count-once");
  expect(await shelf(db, "count-once", "c-milk")).toEqual({ on_hand: 7, reserved: 0 });
});

it("applies every line, however few of them one pass takes", async () => {
  await countIn("count-passes");
  await addOffers(db, "count-passes", ["c-eggs"], { on_hand: 10 });
  await record("count-passes", { "c-milk": 7, "c-bread": 8, "c-eggs": 9 });
  const count = { dark_store_id: "count-passes", cycle_count_id: "count-count-passes", ...OPERATOR };
  expect(await db.transaction((trx) => completeCount(trx, count, 1))).toMatchObject({ refused: 0 });
  expect(await shelf(db, "count-passes", "c-milk")).toEqual({ on_hand: 7, reserved: 0 });
  expect(await shelf(db, "count-passes", "c-bread")).toEqual({ on_hand: 8, reserved: 0 });
  expect(await shelf(db, "count-passes", "c-eggs")).toEqual({ on_hand: 9, reserved: 0 });
});

it("refuses a line that would take what orders hold, applies the others and loses nothing", async () => {
  const id = await countIn("count-reserved");
  await reserve(db, {
    reference: "count-held",
    dark_store_id: "count-reserved",
    lines: [{ variant_id: "c-milk", quantity: 9 }],
  });
  await record("count-reserved", { "c-milk": 6, "c-bread": 9 });
  expect(await complete("count-reserved")).toMatchObject({ refused: 1 });
  expect(await shelf(db, "count-reserved", "c-milk")).toEqual({ on_hand: 10, reserved: 9 });
  expect(await shelf(db, "count-reserved", "c-bread")).toEqual({ on_hand: 9, reserved: 0 });
  const [bread, milk] = (await lines(id)).sort((a, b) => (a.variant_id < b.variant_id ? -1 : 1));
  expect(milk).toMatchObject({ counted: 6, expected: 10, applied_at: null });
  expect(milk?.problem).toContain("orders hold 9");
  expect(bread).toMatchObject({ problem: null });
  await expect(record("count-reserved", { "c-bread": 1 })).rejects.toMatchObject({ code: "line_applied" });
  await record("count-reserved", { "c-milk": 9 });
  expect(await complete("count-reserved")).toMatchObject({ refused: 0 });
  expect(await shelf(db, "count-reserved", "c-milk")).toEqual({ on_hand: 9, reserved: 9 });
  expect(await shelf(db, "count-reserved", "c-bread")).toEqual({ on_hand: 9, reserved: 0 });
});

it("judges a line by the stock as it is when another sale commits while it waits", async () => {
  await countIn("count-injected");
  await record("count-injected", { "c-milk": 5 });
  const rival = await db.transaction();
  await rival.raw(
    `UPDATE store_offer SET reserved = 8 WHERE dark_store_id = 'count-injected' AND variant_id = 'c-milk'`,
  );
  const completing = complete("count-injected");
  await someoneWaitsForARow(db);
  await rival.commit();
  expect(await completing).toMatchObject({ refused: 1 });
  expect(await shelf(db, "count-injected", "c-milk")).toEqual({ on_hand: 10, reserved: 8 });
});

it("counts only what belongs to it", async () => {
  await countIn("count-scope", { bins: ["A-01"] });
  await record("count-scope", { "c-milk": 10 });
  await expect(record("count-scope", { "c-bread": 10 })).rejects.toMatchObject({
    code: "not_in_count",
    details: { items: [{ variant_id: "c-bread" }] },
  });
  await expect(record("count-scope", { "c-eggs": 1 })).rejects.toMatchObject({ code: "offer_not_found" });
  await expect(record("count-scope", { nothing: 1 })).rejects.toMatchObject({ code: "variant_not_found" });
});

it("takes nothing after it was cancelled, and is not cancelled after it was completed", async () => {
  await countIn("count-cancelled");
  await record("count-cancelled", { "c-milk": 1 });
  await cancel("count-cancelled");
  await cancel("count-cancelled");
  await expect(record("count-cancelled", { "c-milk": 2 })).rejects.toMatchObject({ code: "cycle_count_not_open" });
  await expect(complete("count-cancelled")).rejects.toMatchObject({ code: "cycle_count_not_open" });
  expect(await shelf(db, "count-cancelled", "c-milk")).toEqual({ on_hand: 10, reserved: 0 });
  await countIn("count-done");
  await complete("count-done");
  await expect(cancel("count-done")).rejects.toMatchObject({ code: "cycle_count_not_open" });
  await expect(complete("no-such-store")).rejects.toMatchObject({ code: "cycle_count_not_found" });
});

it("pages its lines in walking order and picks those with a variance, with a problem or applied", async () => {
  const id = await countIn("count-lines");
  await addOffers(db, "count-lines", ["c-eggs"], { on_hand: 10 });
  await reserve(db, {
    reference: "count-lines-held",
    dark_store_id: "count-lines",
    lines: [{ variant_id: "c-milk", quantity: 9 }],
  });
  await record("count-lines", { "c-milk": 6, "c-bread": 10, "c-eggs": 11 });
  const seen = async (filters: Parameters<typeof lines>[1]) =>
    (await lines(id, filters)).map(({ variant_id, count }) => [variant_id, count]);
  expect(await seen({ limit: 2 })).toEqual([
    ["c-milk", 3],
    ["c-bread", 3],
  ]);
  expect(await seen({ limit: 2, offset: 2 })).toEqual([["c-eggs", 3]]);
  expect(await seen({ variant_id: "c-bread" })).toEqual([["c-bread", 1]]);
  expect(await seen({ has_variance: true })).toEqual([
    ["c-milk", 2],
    ["c-eggs", 2],
  ]);
  expect(await seen({ has_variance: false })).toEqual([["c-bread", 1]]);
  expect(await seen({ has_problem: true })).toEqual([]);
  await complete("count-lines");
  expect(await seen({ has_problem: true })).toEqual([["c-milk", 1]]);
  expect(await seen({ is_applied: false })).toEqual([["c-milk", 1]]);
  expect(await seen({ is_applied: true, has_variance: true })).toEqual([["c-eggs", 1]]);
});
