import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { findCoveringStores } from "../queries/find-covering-stores.sql";
import { refreshStoreLoad } from "../queries/refresh-store-load.sql";
import { releaseStock } from "../queries/release-stock.sql";
import { reserve } from "../services/reserve";
import { settleStoreLoad } from "../services/store-load";
import { addOffers, addStore, connect, someoneWaitsForARow } from "./fixtures";

let db: Knex;

beforeAll(() => {
  db = connect(30);
});

afterAll(() => db.destroy());

async function busyStore(id: string, limits: { max_open_orders: number | null; resume_open_orders?: number }) {
  await addStore(db, { id, latitude: 12, longitude: 77 });
  await addOffers(db, id, ["milk"], { on_hand: 1000 });
  await db("dark_store").where({ id }).update(limits);
}

const order = (id: string, number: number) => ({
  reference: `${id}-${number}`,
  dark_store_id: id,
  lines: [{ variant_id: "milk", quantity: 1 }],
});

/** Places an order as the platform does: the load is settled after the hold is written. */
async function place(id: string, number: number) {
  await db.transaction((transaction) => reserve(transaction, order(id, number)));
  return settleStoreLoad(db, id);
}

async function cancel(id: string, number: number) {
  await releaseStock(db, order(id, number));
  return settleStoreLoad(db, id);
}

const isOverloaded = async (id: string): Promise<boolean> =>
  (await db("dark_store").where({ id }).first<{ overloaded_since: Date | null }>("overloaded_since"))
    .overloaded_since !== null;

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);

it("becomes overloaded at its most open orders and free at four fifths of them", async () => {
  await busyStore("levels", { max_open_orders: 10 });
  for (const number of numbers(9)) {
    expect(await place("levels", number)).toEqual([]);
  }
  expect(await place("levels", 9)).toEqual([{ dark_store_id: "levels", status: "open", overloaded: true }]);
  expect(await cancel("levels", 0)).toEqual([]);
  expect(await isOverloaded("levels")).toBe(true);
  expect(await cancel("levels", 1)).toEqual([{ dark_store_id: "levels", status: "open", overloaded: false }]);
  expect(await place("levels", 10)).toEqual([]);
});

it("resumes at the level the store chose", async () => {
  await busyStore("own-level", { max_open_orders: 3, resume_open_orders: 0 });
  await Promise.all(numbers(3).map((number) => place("own-level", number)));
  await cancel("own-level", 0);
  await cancel("own-level", 1);
  expect(await isOverloaded("own-level")).toBe(true);
  await cancel("own-level", 2);
  expect(await isOverloaded("own-level")).toBe(false);
});

it("counts orders, not lines, and has no load without a limit", async () => {
  await busyStore("unlimited", { max_open_orders: null });
  await addOffers(db, "unlimited", ["bread"], { on_hand: 10 });
  const input = {
    ...order("unlimited", 0),
    lines: ["milk", "bread"].map((variant_id) => ({ variant_id, quantity: 1 })),
  };
  await db.transaction((transaction) => reserve(transaction, input));
  expect(await settleStoreLoad(db, "unlimited")).toEqual([]);
  await db("dark_store").where({ id: "unlimited" }).update({ max_open_orders: 2 });
  expect(await settleStoreLoad(db, "unlimited")).toEqual([]);
  expect(await place("unlimited", 1)).toHaveLength(1);
});

it("changes once in each direction when many orders come and go at once", async () => {
  await busyStore("rush", { max_open_orders: 20, resume_open_orders: 5 });
  const placed = await Promise.all(numbers(60).map((number) => place("rush", number)));
  expect(placed.flat()).toEqual([{ dark_store_id: "rush", status: "open", overloaded: true }]);
  const cancelled = await Promise.all(numbers(60).map((number) => cancel("rush", number)));
  expect(cancelled.flat()).toEqual([{ dark_store_id: "rush", status: "open", overloaded: false }]);
  expect(await isOverloaded("rush")).toBe(false);
});

it("ends in step with its orders however placing and cancelling overlap", async () => {
  await busyStore("churn", { max_open_orders: 1 });
  const changes = await Promise.all(
    numbers(40).map(async (number) => [...(await place("churn", number)), ...(await cancel("churn", number))]),
  );
  expect(await isOverloaded("churn")).toBe(false);
  const marked = changes.flat().filter((change) => change.overloaded).length;
  expect(marked).toBeGreaterThan(0);
  expect(changes.flat()).toHaveLength(2 * marked);
});

it("marks a store once when two look at it while a third holds its row", async () => {
  await busyStore("twice", { max_open_orders: 1 });
  await db.transaction((transaction) => reserve(transaction, order("twice", 0)));
  const attempts = await db.transaction(async (transaction) => {
    await transaction.raw("SELECT 1 FROM dark_store WHERE id = 'twice' FOR UPDATE");
    const waiting = [0, 1].map(() => refreshStoreLoad(db, { dark_store_id: "twice" }));
    await someoneWaitsForARow(db);
    return waiting;
  });
  expect((await Promise.all(attempts)).flat()).toHaveLength(1);
});

it("repairs every store whose mark a crash left behind, also one that has no limit any more", async () => {
  await busyStore("left-free", { max_open_orders: 1 });
  await db.transaction((transaction) => reserve(transaction, order("left-free", 0)));
  await busyStore("left-full", { max_open_orders: 5 });
  await busyStore("left-unlimited", { max_open_orders: null });
  const stuck = ["left-full", "left-unlimited"];
  await db("dark_store").whereIn("id", stuck).update({ overloaded_since: new Date() });
  await settleStoreLoad(db, null);
  expect(await Promise.all(["left-free", ...stuck].map(isOverloaded))).toEqual([true, false, false]);
});

it("counts as overloaded for customers before the mark is written, and until it is taken away", async () => {
  await busyStore("seen", { max_open_orders: 2, resume_open_orders: 0 });
  const seen = async () =>
    (await findCoveringStores(db, { latitude: 12, longitude: 77 })).find((store) => store.id === "seen")?.is_overloaded;
  expect(await seen()).toBe(false);
  for (const number of [0, 1]) {
    await db.transaction((transaction) => reserve(transaction, order("seen", number)));
  }
  expect(await seen()).toBe(true);
  await settleStoreLoad(db, "seen");
  await cancel("seen", 0);
  expect(await seen()).toBe(true);
  await cancel("seen", 1);
  expect(await seen()).toBe(false);
});
