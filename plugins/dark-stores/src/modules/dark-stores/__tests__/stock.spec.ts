import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { reserve } from "../services/reserve";
import { commit, putBack } from "../services/settle";
import { listHolds } from "../queries/list-holds.sql";
import { releaseStock } from "../queries/release-stock.sql";
import { reserveStock } from "../queries/reserve-stock.sql";
import { reverseCommit } from "../queries/reverse-commit.sql";
import { reverseReturn } from "../queries/reverse-return.sql";
import { addOffers, addStore, connect, ledger, outcomes, randomNumbers, shelf, someoneWaitsForARow } from "./fixtures";

const STAFF = { actor_type: "staff", actor_id: "staff_1" };
const VARIANTS = ["v1", "v2", "v3", "v4", "v5", "v6"];

let db: Knex;

beforeAll(() => {
  db = connect();
});

afterAll(() => db.destroy());

/** As the service does it: the whole operation is one transaction. */
function inTransaction<T>(work: (trx: Knex) => Promise<T>): Promise<T> {
  return db.transaction((trx) => work(trx));
}

function reserveLines(reference: string, storeId: string, quantities: Record<string, number>) {
  const lines = Object.entries(quantities).map(([variant_id, quantity]) => ({ variant_id, quantity }));
  return inTransaction((trx) => reserve(trx, { reference, dark_store_id: storeId, lines }));
}

describe("reserving", () => {
  it("sells ten units to exactly ten of 200 buyers at once", async () => {
    const store = await addStore(db, { id: "race-last-units" });
    await addOffers(db, store, VARIANTS, { on_hand: 10 });
    const basket = Object.fromEntries(VARIANTS.map((variant) => [variant, 1]));
    const { won, codes } = await outcomes(
      Array.from({ length: 200 }, (_, buyer) => reserveLines(`buyer-${buyer}`, store, basket)),
    );
    expect(won).toBe(10);
    expect(new Set(codes)).toEqual(new Set(["insufficient_stock"]));
    for (const variant of VARIANTS) {
      expect(await shelf(db, store, variant)).toEqual({ on_hand: 10, reserved: 10 });
    }
  });

  it("never deadlocks on 50 carts with the same six items in any order", async () => {
    const store = await addStore(db, { id: "race-shuffled" });
    await addOffers(db, store, VARIANTS, { on_hand: 1000 });
    const random = randomNumbers(7);
    const carts = Array.from({ length: 50 }, (_, cart) => {
      const shuffled = [...VARIANTS].sort(() => random() - 0.5);
      return reserveLines(`cart-${cart}`, store, Object.fromEntries(shuffled.map((variant) => [variant, 2])));
    });
    expect(await outcomes(carts)).toEqual({ won: 50, codes: [] });
    expect(await shelf(db, store, "v6")).toEqual({ on_hand: 1000, reserved: 100 });
  });

  it("survives reserving, releasing and selling of the same items at once", async () => {
    const store = await addStore(db, { id: "race-mixed" });
    await addOffers(db, store, VARIANTS, { on_hand: 1000 });
    const random = randomNumbers(11);
    const journeys = Array.from({ length: 60 }, async (_, order) => {
      const reference = `mixed-${order}`;
      const shuffled = [...VARIANTS].sort(() => random() - 0.5);
      await reserveLines(reference, store, Object.fromEntries(shuffled.map((variant) => [variant, 1])));
      if (order % 2 === 0) {
        await releaseStock(db, { reference });
      } else {
        const lines = shuffled.map((variant_id) => ({ variant_id, quantity: 1 }));
        await inTransaction((trx) => commit(trx, { reference, lines, ...STAFF }));
      }
    });
    expect(await outcomes(journeys)).toEqual({ won: 60, codes: [] });
    expect(await shelf(db, store, "v3")).toEqual({ on_hand: 970, reserved: 0 });
  });

  it("holds all lines or none, and says what is left of each", async () => {
    const store = await addStore(db, { id: "all-or-none" });
    await addOffers(db, store, ["milk"], { on_hand: 5 });
    await addOffers(db, store, ["bread"], { on_hand: 1 });
    await expect(reserveLines("basket", store, { milk: 5, bread: 2, unknown: 1 })).rejects.toMatchObject({
      type: "invalid_data",
      code: "insufficient_stock",
      details: {
        items: [
          { variant_id: "bread", requested: 2, available: 1 },
          { variant_id: "unknown", requested: 1, available: 0 },
        ],
      },
    });
    expect(await shelf(db, store, "milk")).toEqual({ on_hand: 5, reserved: 0 });
  });

  it("sums lines of the same variant", async () => {
    const store = await addStore(db, { id: "summed" });
    await addOffers(db, store, ["milk"], { on_hand: 3 });
    const lines = [
      { variant_id: "milk", quantity: 2 },
      { variant_id: "milk", quantity: 2 },
    ];
    const attempt = inTransaction((trx) => reserve(trx, { reference: "twice", dark_store_id: store, lines }));
    await expect(attempt).rejects.toMatchObject({ details: { items: [{ requested: 4, available: 3 }] } });
  });

  it("refuses what the store switched off", async () => {
    const store = await addStore(db, { id: "switched-off" });
    await addOffers(db, store, ["milk"], { on_hand: 3 });
    await db("store_offer").where({ dark_store_id: store }).update({ is_available: false });
    await expect(reserveLines("off", store, { milk: 1 })).rejects.toMatchObject({
      details: { items: [{ variant_id: "milk", requested: 1, available: 0 }] },
    });
  });

  it("holds once for one reference, also when asked twenty times at once", async () => {
    const store = await addStore(db, { id: "same-reference" });
    await addOffers(db, store, ["milk"], { on_hand: 3 });
    const attempts = Array.from({ length: 20 }, () => reserveLines("impatient", store, { milk: 3 }));
    expect(await outcomes(attempts)).toEqual({ won: 20, codes: [] });
    expect(await shelf(db, store, "milk")).toEqual({ on_hand: 3, reserved: 3 });
  });

  it("replaces what a reference held when its lines changed, and keeps it when that fails", async () => {
    const store = await addStore(db, { id: "changed-lines" });
    await addOffers(db, store, ["milk", "bread"], { on_hand: 3 });
    await reserveLines("changing", store, { milk: 3 });
    await reserveLines("changing", store, { milk: 1, bread: 2 });
    expect(await shelf(db, store, "milk")).toEqual({ on_hand: 3, reserved: 1 });
    await expect(reserveLines("changing", store, { milk: 9 })).rejects.toMatchObject({ code: "insufficient_stock" });
    expect(await shelf(db, store, "bread")).toEqual({ on_hand: 3, reserved: 2 });
  });

  it("keeps to one basket when two different ones are reserved for a reference at once", async () => {
    const store = await addStore(db, { id: "two-baskets" });
    await addOffers(db, store, ["milk", "bread"], { on_hand: 100 });
    const baskets: Record<string, number>[] = [{ milk: 1 }, { bread: 2 }];
    const attempts = Array.from({ length: 20 }, (_, n) => reserveLines("undecided", store, baskets[n % 2] ?? {}));
    expect(await outcomes(attempts)).toEqual({ won: 20, codes: [] });
    const reserved = [(await shelf(db, store, "milk")).reserved, (await shelf(db, store, "bread")).reserved];
    expect([
      [1, 0],
      [0, 2],
    ]).toContainEqual(reserved);
  });

  it("sees a sale that is written after it began and committed before it wrote", async () => {
    const store = await addStore(db, { id: "injected-write" });
    await addOffers(db, store, ["milk"], { on_hand: 1 });
    const rival = await db.transaction();
    await rival.raw(`UPDATE store_offer SET reserved = 1 WHERE dark_store_id = ? AND variant_id = 'milk'`, [store]);
    const attempt = outcomes([reserveLines("late", store, { milk: 1 })]);
    await someoneWaitsForARow(db);
    await rival.commit();
    expect(await attempt).toEqual({ won: 0, codes: ["insufficient_stock"] });
    expect(await shelf(db, store, "milk")).toEqual({ on_hand: 1, reserved: 1 });
  });

  it("takes at the first try what was given back after it began", async () => {
    const store = await addStore(db, { id: "injected-release" });
    await addOffers(db, store, ["milk"], { on_hand: 5 });
    await reserve(db, { reference: "gives-back", dark_store_id: store, lines: [{ variant_id: "milk", quantity: 4 }] });
    const rival = await db.transaction();
    await releaseStock(rival, { reference: "gives-back" });
    const given = { reference: "takes-over", dark_store_id: store, variant_ids: ["milk"], quantities: [3] };
    const attempt = reserveStock(db, given);
    await someoneWaitsForARow(db);
    await rival.commit();
    expect(await attempt).toMatchObject([{ variant_id: "milk", held: true, available: 2 }]);
    expect(await shelf(db, store, "milk")).toEqual({ on_hand: 5, reserved: 3 });
  });

  it("reports a variant once, when this reservation takes it to its reorder level", async () => {
    const store = await addStore(db, { id: "reorder" });
    await addOffers(db, store, ["milk"], { on_hand: 10, reorder_level: 4 });
    expect((await reserveLines("first", store, { milk: 5 })).low).toEqual([]);
    expect((await reserveLines("second", store, { milk: 1 })).low).toEqual([
      { dark_store_id: store, variant_id: "milk", available: 4, reorder_level: 4 },
    ]);
    expect((await reserveLines("third", store, { milk: 1 })).low).toEqual([]);
  });
});

describe("releasing", () => {
  it("gives back once, however often it is called", async () => {
    const store = await addStore(db, { id: "release-once" });
    await addOffers(db, store, ["milk"], { on_hand: 5 });
    await reserveLines("gone", store, { milk: 4 });
    const released = await Promise.all(Array.from({ length: 10 }, () => releaseStock(db, { reference: "gone" })));
    expect(released.flat()).toHaveLength(1);
    expect(await shelf(db, store, "milk")).toEqual({ on_hand: 5, reserved: 0 });
  });

  it("leaves the reference free to hold again", async () => {
    const store = await addStore(db, { id: "hold-again" });
    await addOffers(db, store, ["milk"], { on_hand: 5 });
    await reserveLines("retry", store, { milk: 4 });
    await releaseStock(db, { reference: "retry" });
    await reserveLines("retry", store, { milk: 2 });
    expect(await shelf(db, store, "milk")).toEqual({ on_hand: 5, reserved: 2 });
  });

  it("does nothing for a reference that never held", async () => {
    expect(await releaseStock(db, { reference: "nobody" })).toEqual([]);
  });
});

describe("committing", () => {
  async function held(store: string, reference: string, quantities: Record<string, number>): Promise<void> {
    await addStore(db, { id: store });
    await addOffers(db, store, ["milk", "bread", "eggs"], { on_hand: 10 });
    await reserveLines(reference, store, quantities);
  }
  const sell = (reference: string, quantities: Record<string, number>) =>
    inTransaction((trx) =>
      commit(trx, {
        reference,
        lines: Object.entries(quantities).map(([variant_id, quantity]) => ({ variant_id, quantity })),
        ...STAFF,
      }),
    );

  it("takes the goods once and writes the ledger once, however often it is called", async () => {
    await held("commit-once", "sold", { milk: 3 });
    const results = await Promise.all(Array.from({ length: 10 }, () => sell("sold", { milk: 3 })));
    expect(results.filter((result) => result.committed)).toHaveLength(1);
    expect(await shelf(db, "commit-once", "milk")).toEqual({ on_hand: 7, reserved: 0 });
    expect(await ledger(db, "commit-once")).toEqual([
      { variant_id: "milk", reason: "sale", quantity: -3, before: 10, after: 7, reference: "sold" },
    ]);
  });

  it("frees what was held and not picked", async () => {
    await held("commit-short", "short", { milk: 3, bread: 2 });
    await sell("short", { milk: 2 });
    expect(await shelf(db, "commit-short", "milk")).toEqual({ on_hand: 8, reserved: 0 });
    expect(await shelf(db, "commit-short", "bread")).toEqual({ on_hand: 10, reserved: 0 });
  });

  it("takes a substitute that the reference held and gave back before", async () => {
    await held("commit-changed", "changed", { bread: 2 });
    await reserveLines("changed", "commit-changed", { milk: 1 });
    await sell("changed", { bread: 1 });
    expect(await shelf(db, "commit-changed", "bread")).toEqual({ on_hand: 9, reserved: 0 });
    expect(await shelf(db, "commit-changed", "milk")).toEqual({ on_hand: 10, reserved: 0 });
  });

  it("takes a substitute from what nobody holds, and refuses one that is not there", async () => {
    await held("commit-substitute", "substituted", { milk: 3 });
    await reserveLines("someone else", "commit-substitute", { bread: 9 });
    await expect(sell("substituted", { bread: 2 })).rejects.toMatchObject({ code: "insufficient_stock" });
    expect(await shelf(db, "commit-substitute", "milk")).toEqual({ on_hand: 10, reserved: 3 });
    await sell("substituted", { eggs: 2 });
    expect(await shelf(db, "commit-substitute", "milk")).toEqual({ on_hand: 10, reserved: 0 });
    expect(await shelf(db, "commit-substitute", "eggs")).toEqual({ on_hand: 8, reserved: 0 });
  });

  it("refuses a reference that never held or gave its stock back", async () => {
    await held("commit-nothing", "released", { milk: 1 });
    await releaseStock(db, { reference: "released" });
    await expect(sell("released", { milk: 1 })).rejects.toMatchObject({ code: "hold_released" });
    await expect(sell("never", { milk: 1 })).rejects.toMatchObject({ code: "hold_not_found" });
  });

  it("can be undone: the goods are on the shelf and held again", async () => {
    await held("commit-undone", "undone", { milk: 3, bread: 1 });
    await sell("undone", { milk: 3, eggs: 1 });
    await reverseCommit(db, { reference: "undone", ...STAFF });
    expect(await reverseCommit(db, { reference: "undone", ...STAFF })).toEqual([]);
    expect(await shelf(db, "commit-undone", "milk")).toEqual({ on_hand: 10, reserved: 3 });
    expect(await shelf(db, "commit-undone", "bread")).toEqual({ on_hand: 10, reserved: 1 });
    expect(await shelf(db, "commit-undone", "eggs")).toEqual({ on_hand: 10, reserved: 0 });
    await sell("undone", { milk: 3, bread: 1 });
    expect(await shelf(db, "commit-undone", "milk")).toEqual({ on_hand: 7, reserved: 0 });
  });

  it("is followed by a return that brings back what was taken, once", async () => {
    await held("commit-returned", "returned", { milk: 3, bread: 1 });
    await sell("returned", { milk: 2, bread: 1 });
    const all = await Promise.all(
      Array.from({ length: 5 }, () => inTransaction((trx) => putBack(trx, { reference: "returned", ...STAFF }))),
    );
    expect(all.flat()).toHaveLength(2);
    expect(await shelf(db, "commit-returned", "milk")).toEqual({ on_hand: 10, reserved: 0 });
    expect((await ledger(db, "commit-returned")).map((row) => row.reason)).toEqual([
      "sale",
      "sale",
      "return",
      "return",
    ]);
  });

  it("takes returns in parts that count what came back in all, and undoes them", async () => {
    await held("commit-parts", "parts", { milk: 5 });
    await sell("parts", { milk: 5 });
    const back = (quantity: number) =>
      putBack(db, { reference: "parts", lines: [{ variant_id: "milk", quantity }], ...STAFF });
    expect(await back(2)).toEqual([{ variant_id: "milk", quantity: 2, in_all: 2 }]);
    expect(await back(2)).toEqual([]);
    expect(await back(99)).toEqual([{ variant_id: "milk", quantity: 3, in_all: 5 }]);
    const undo = { reference: "parts", variant_ids: ["milk"], quantities: [3], in_all: [5], ...STAFF };
    await reverseReturn(db, undo);
    expect(await reverseReturn(db, undo)).toEqual([]);
    expect(await shelf(db, "commit-parts", "milk")).toEqual({ on_hand: 7, reserved: 0 });
    expect(await listHolds(db, { reference: "parts" })).toMatchObject([
      { committed_quantity: 5, returned_quantity: 2 },
    ]);
  });
});

describe("the table itself", () => {
  it("refuses stock below what is reserved, a negative reserve and a price above the MRP", async () => {
    const store = await addStore(db, { id: "constraints" });
    await addOffers(db, store, ["milk"], { on_hand: 5 });
    await reserveLines("held", store, { milk: 3 });
    const offer = () => db("store_offer").where({ dark_store_id: store, variant_id: "milk" });
    await expect(offer().update({ on_hand: 2 })).rejects.toMatchObject({ constraint: "store_offer_stock_check" });
    await expect(offer().update({ reserved: -1 })).rejects.toMatchObject({ constraint: "store_offer_stock_check" });
    await expect(offer().update({ price: 13 })).rejects.toMatchObject({ constraint: "store_offer_mrp_check" });
  });
});
