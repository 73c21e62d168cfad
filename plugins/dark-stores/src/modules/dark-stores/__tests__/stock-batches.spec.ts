import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { listStockBatches } from "../queries/list-stock-batches.sql";
import { reverseCommit } from "../queries/reverse-commit.sql";
import { reverseReturn } from "../queries/reverse-return.sql";
import { adjust } from "../services/adjust";
import { receiveGoods, reverseReceipt } from "../services/receive-goods";
import { reserve } from "../services/reserve";
import { reverseMovements } from "../services/reverse-movements";
import { returnGoods, undoReturnedGoods } from "../services/return-goods";
import { commit, putBack } from "../services/settle";
import { reverseTransfer, transfer } from "../services/transfer";
import { addOffers, addStore, addVariants, connect, ledger, outcomes, shelf } from "./fixtures";

const ACTOR = { actor_type: "user", actor_id: "user_1" };

let db: Knex;

beforeAll(async () => {
  db = connect();
  await addVariants(db, ["B-MILK", "B-BREAD"]);
});

afterAll(() => db.destroy());

async function storeWith(id: string, onHand = 0): Promise<string> {
  await addStore(db, { id });
  await addOffers(db, id, ["b-milk", "b-bread"], { on_hand: onHand });
  return id;
}

const receive = (
  store: string,
  id: string,
  lines: { quantity: number; batch_code?: string; expires_on?: string; variant_id?: string; unit_cost?: number }[],
  reference?: string,
) =>
  db.transaction((trx) =>
    receiveGoods(trx, {
      goods_receipt_id: id,
      dark_store_id: store,
      reference,
      lines: lines.map((line) => ({ variant_id: "b-milk", ...line })),
      ...ACTOR,
    }),
  );

async function sell(store: string, reference: string, quantity: number): Promise<void> {
  const lines = [{ variant_id: "b-milk", quantity }];
  await reserve(db, { reference, dark_store_id: store, lines });
  await db.transaction((trx) => commit(trx, { reference, lines, ...ACTOR }));
}

/** What is left of each batch of milk in a store, by its code. */
async function batches(store: string): Promise<Record<string, number>> {
  const rows = await db("stock_batch")
    .where({ dark_store_id: store, variant_id: "b-milk" })
    .orderBy("id")
    .select<{ batch_code: string; remaining: number }[]>("batch_code", "remaining");
  return Object.fromEntries(rows.map((row) => [row.batch_code, row.remaining]));
}

describe("receiving goods", () => {
  it("puts them on the shelf, in the ledger and in batches", async () => {
    const store = await storeWith("receive", 2);
    await receive(store, "grn-1", [
      { quantity: 5, batch_code: "L1", expires_on: "2099-01-31", unit_cost: 20.5 },
      { quantity: 3 },
      { quantity: 4, variant_id: "b-bread" },
    ]);
    expect(await shelf(db, store, "b-milk")).toEqual({ on_hand: 10, reserved: 0 });
    expect(await ledger(db, store)).toMatchObject([
      { variant_id: "b-bread", reason: "received", quantity: 4, reference: "grn-1" },
      { variant_id: "b-milk", reason: "received", quantity: 8, reference: "grn-1" },
    ]);
    const [batch, ...others] = await listStockBatches(db, {
      dark_store_id: store,
      variant_id: null,
      expires_before: null,
      batch_code: null,
      goods_receipt_id: "grn-1",
      with_empty: false,
      limit: 10,
      offset: 0,
    });
    expect(others).toEqual([]);
    expect(batch).toMatchObject({
      batch_code: "L1",
      expires_on: "2099-01-31",
      unit_cost: 20.5,
      remaining: 5,
      count: 1,
    });
  });

  it("receives one delivery once, also when it is told ten times at once", async () => {
    const store = await storeWith("receive-once");
    const lines = [{ quantity: 5, batch_code: "L1", expires_on: "2099-01-31" }];
    const told = await Promise.all(
      Array.from({ length: 10 }, (_, n) => receive(store, `grn-once-${n}`, lines, "DELIVERY-7")),
    );
    expect(told.filter((receipt) => receipt.created)).toHaveLength(1);
    expect(new Set(told.map((receipt) => receipt.id)).size).toBe(1);
    expect(await shelf(db, store, "b-milk")).toEqual({ on_hand: 5, reserved: 0 });
    await expect(receive(store, "grn-other", [{ quantity: 6 }], "DELIVERY-7")).rejects.toMatchObject({
      type: "conflict",
      code: "receipt_reference_used",
    });
  });

  it("refuses goods the catalogue or the store does not know, and receives none of the others", async () => {
    await addVariants(db, ["B-TEA"]);
    const store = await storeWith("receive-unknown");
    const with_ = (variant_id: string) =>
      receive(store, `grn-${variant_id}`, [{ quantity: 1 }, { quantity: 1, variant_id }]);
    await expect(with_("nothing")).rejects.toMatchObject({ code: "variant_not_found" });
    await expect(with_("b-tea")).rejects.toMatchObject({
      code: "offer_not_found",
      details: { items: [{ variant_id: "b-tea" }] },
    });
    expect(await shelf(db, store, "b-milk")).toEqual({ on_hand: 0, reserved: 0 });
  });

  it("can be undone, once, and its reference is free again", async () => {
    const store = await storeWith("receive-undone", 1);
    const lines = [{ quantity: 5, batch_code: "L1", expires_on: "2099-01-31" }];
    await receive(store, "grn-undone", lines, "DELIVERY-8");
    await receive(store, "grn-earlier", [{ quantity: 2, batch_code: "L0", expires_on: "2098-01-31" }]);
    const undo = () => db.transaction((trx) => reverseReceipt(trx, { goods_receipt_id: "grn-undone", ...ACTOR }));
    await Promise.all([undo(), undo()]);
    await undo();
    expect(await shelf(db, store, "b-milk")).toEqual({ on_hand: 3, reserved: 0 });
    expect(await batches(store)).toEqual({ L1: 0, L0: 2 });
    expect(await receive(store, "grn-again", lines, "DELIVERY-8")).toEqual({ id: "grn-again", created: true });
  });
});

describe("first expired first out", () => {
  const TWO_BATCHES = [
    { quantity: 5, batch_code: "late", expires_on: "2099-06-30" },
    { quantity: 3, batch_code: "early", expires_on: "2099-01-31" },
    { quantity: 2, batch_code: "undated" },
  ];

  it("sells the batch that expires first, then the next, then those without a date, then loose goods", async () => {
    const store = await storeWith("fefo", 2);
    await receive(store, "grn-fefo", TWO_BATCHES);
    await sell(store, "fefo-1", 4);
    expect(await batches(store)).toEqual({ late: 4, early: 0, undated: 2 });
    await sell(store, "fefo-2", 5);
    expect(await batches(store)).toEqual({ late: 0, early: 0, undated: 1 });
    await sell(store, "fefo-3", 2);
    expect(await batches(store)).toEqual({ late: 0, early: 0, undated: 0 });
    expect(await shelf(db, store, "b-milk")).toEqual({ on_hand: 1, reserved: 0 });
  });

  it("sells expired goods only when there is nothing else, but writes them off first", async () => {
    const store = await storeWith("fefo-expired", 1);
    await receive(store, "grn-expired", [
      { quantity: 2, batch_code: "expired", expires_on: "2020-01-31" },
      { quantity: 2, batch_code: "good", expires_on: "2099-01-31" },
    ]);
    await sell(store, "expired-1", 1);
    expect(await batches(store)).toEqual({ expired: 2, good: 1 });
    await db.transaction((trx) =>
      adjust(trx, { dark_store_id: store, line: { variant_id: "b-milk", quantity: -1 }, reason: "damaged", ...ACTOR }),
    );
    expect(await batches(store)).toEqual({ expired: 1, good: 1 });
    await sell(store, "expired-2", 2);
    expect(await batches(store)).toEqual({ expired: 1, good: 0 });
    await sell(store, "expired-3", 1);
    expect(await batches(store)).toEqual({ expired: 0, good: 0 });
  });

  it("returns goods to the batches they came from, however the sale went on", async () => {
    const store = await storeWith("fefo-return", 2);
    await receive(store, "grn-return", TWO_BATCHES);
    await sell(store, "return-1", 7);
    await sell(store, "return-2", 1);
    const back = (quantity: number) =>
      db.transaction((trx) =>
        putBack(trx, { reference: "return-1", lines: [{ variant_id: "b-milk", quantity }], ...ACTOR }),
      );
    await back(4);
    expect(await batches(store)).toEqual({ late: 1, early: 3, undated: 2 });
    await back(7);
    expect(await batches(store)).toEqual({ late: 4, early: 3, undated: 2 });
    const taken = { reference: "return-1", variant_ids: ["b-milk"], quantities: [3], in_all: [7], ...ACTOR };
    await reverseReturn(db, taken);
    expect(await batches(store)).toEqual({ late: 4, early: 0, undated: 2 });
  });

  it("takes goods that came back damaged out of the batch they came from, and puts them there when it is undone", async () => {
    const store = await storeWith("fefo-damaged");
    await receive(store, "grn-damaged", TWO_BATCHES);
    await sell(store, "damaged-1", 3);
    await sell(store, "damaged-2", 2);
    const line = (quantity: number) => [{ variant_id: "b-milk", quantity }];
    const input = { reference: "damaged-2", lines: line(2), damaged: line(1), ...ACTOR };
    const back = () => db.transaction((trx) => returnGoods(trx, input));
    await receive(store, "grn-damaged-fresh", [
      { variant_id: "b-milk", quantity: 1, batch_code: "soon", expires_on: "2026-12-01" },
    ]);
    const before = await shelf(db, store, "b-milk");
    const lines = await back();
    expect(lines).toEqual([{ variant_id: "b-milk", quantity: 2, in_all: 2, damaged: 1 }]);
    expect(await back()).toEqual([]);
    expect(await shelf(db, store, "b-milk")).toEqual({ ...before, on_hand: before.on_hand + 1 });
    expect((await ledger(db, store)).slice(-2)).toMatchObject([
      { reason: "return", quantity: 2, reference: "damaged-2" },
      { reason: "return_damaged", quantity: -1, reference: "damaged-2" },
    ]);
    expect(await batches(store)).toMatchObject({ late: 4, early: 0 });
    const undo = () => db.transaction((trx) => undoReturnedGoods(trx, { reference: "damaged-2", lines, ...ACTOR }));
    await undo();
    await undo();
    expect(await shelf(db, store, "b-milk")).toEqual(before);
    expect(await batches(store)).toMatchObject({ late: 3, early: 0 });
  });

  it("puts a sale that is undone back where it was", async () => {
    const store = await storeWith("fefo-undone");
    await receive(store, "grn-undo-sale", TWO_BATCHES);
    await sell(store, "undo-sale", 4);
    await reverseCommit(db, { reference: "undo-sale", ...ACTOR });
    expect(await batches(store)).toEqual({ late: 5, early: 3, undated: 2 });
    const lines = [{ variant_id: "b-milk", quantity: 2 }];
    await db.transaction((trx) => commit(trx, { reference: "undo-sale", lines, ...ACTOR }));
    expect(await batches(store)).toEqual({ late: 5, early: 1, undated: 2 });
  });

  it("puts an adjustment that is undone back where it was, once", async () => {
    const store = await storeWith("fefo-adjusted");
    await receive(store, "grn-adjusted", TWO_BATCHES);
    await db.transaction((trx) =>
      adjust(trx, {
        dark_store_id: store,
        line: { variant_id: "b-milk", quantity: -4 },
        reason: "lost",
        reference: "stkadj-1",
        ...ACTOR,
      }),
    );
    const undo = () => db.transaction((trx) => reverseMovements(trx, { reference: "stkadj-1", ...ACTOR }));
    await Promise.all([undo(), undo(), undo()]);
    expect(await batches(store)).toEqual({ late: 5, early: 3, undated: 2 });
    expect(await shelf(db, store, "b-milk")).toEqual({ on_hand: 10, reserved: 0 });
  });
});

describe("transferring batches", () => {
  const move = (from: string, to: string, id: string, quantity: number) =>
    db.transaction((trx) =>
      transfer(trx, {
        transfer_id: id,
        from_dark_store_id: from,
        to_dark_store_id: to,
        lines: [{ variant_id: "b-milk", quantity }],
        ...ACTOR,
      }),
    );

  it("carries them along with code, expiry and cost, and home again", async () => {
    const [north, south] = [await storeWith("carry-north", 1), await storeWith("carry-south")];
    await receive(north, "grn-carry", [
      { quantity: 3, batch_code: "early", expires_on: "2099-01-31", unit_cost: 9 },
      { quantity: 3, batch_code: "late", expires_on: "2099-06-30" },
    ]);
    await move(north, south, "carry-1", 5);
    expect(await batches(north)).toEqual({ early: 0, late: 1 });
    expect(await batches(south)).toEqual({ early: 3, late: 2 });
    const arrived = await db("stock_batch").where({ dark_store_id: south, batch_code: "early" }).first();
    expect(arrived).toMatchObject({ unit_cost: "9", received_quantity: 3 });
    await move(south, north, "carry-2", 4);
    expect(await batches(north)).toEqual({ early: 3, late: 2 });
    expect(await batches(south)).toEqual({ early: 0, late: 1 });
  });

  it("is undone once, also when goods of the receiving store were sold meanwhile", async () => {
    const [north, south] = [await storeWith("undo-north"), await storeWith("undo-south")];
    await receive(north, "grn-undo-north", [{ quantity: 5, batch_code: "north", expires_on: "2099-06-30" }]);
    await receive(south, "grn-undo-south", [{ quantity: 5, batch_code: "south", expires_on: "2099-01-31" }]);
    await move(north, south, "undo-1", 4);
    await sell(south, "undo-sold", 2);
    const undo = () => db.transaction((trx) => reverseTransfer(trx, { transfer_id: "undo-1", ...ACTOR }));
    expect(await outcomes([undo(), undo(), undo()])).toEqual({ won: 3, codes: [] });
    expect(await batches(north)).toEqual({ north: 5 });
    expect(await batches(south)).toEqual({ south: 3, north: 0 });
    expect(await shelf(db, south, "b-milk")).toEqual({ on_hand: 3, reserved: 0 });
  });
});
