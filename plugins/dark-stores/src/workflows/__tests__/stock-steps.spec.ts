import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { createMedusaContainer, Modules } from "@medusajs/framework/utils";
import { createStep, createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { asValue } from "@medusajs/framework/awilix";
import type { Offer } from "../../contract/offers";
import { addOffers, addStore, addVariants, connect, ledger, shelf } from "../../modules/dark-stores/__tests__/fixtures";
import { releaseStock } from "../../modules/dark-stores/queries/release-stock.sql";
import { reverseCommit } from "../../modules/dark-stores/queries/reverse-commit.sql";
import { adjust, type AdjustInput } from "../../modules/dark-stores/services/adjust";
import { receiveGoods, reverseReceipt, type ReceiveGoodsInput } from "../../modules/dark-stores/services/receive-goods";
import { reserve, type ReserveInput } from "../../modules/dark-stores/services/reserve";
import {
  commit,
  putBack,
  type Actor,
  type CommitInput,
  type ReturnedLine,
  type ReturnInput,
} from "../../modules/dark-stores/services/settle";
import { settleStoreLoad } from "../../modules/dark-stores/services/store-load";
import { reverseMovements } from "../../modules/dark-stores/services/reverse-movements";
import { reverseTransfer, transfer, type TransferInput } from "../../modules/dark-stores/services/transfer";
import { undoReturn } from "../../modules/dark-stores/services/undo-settlement";
import { adjustStockStep } from "../stock/steps/adjust-stock";
import { receiveGoodsStep } from "../stock/steps/receive-goods";
import { transferStockStep } from "../stock/steps/transfer-stock";
import { commitStockStep } from "../stock/steps/commit-stock";
import { releaseStockStep } from "../stock/steps/release-stock";
import { reserveStockStep } from "../stock/steps/reserve-stock";
import { returnStockStep } from "../stock/steps/return-stock";

const STAFF = { actor_type: "staff", actor_id: "staff_1" };
const REFERENCE = "order_1";

let db: Knex;
const emitted: unknown[] = [];

/** A compensation may run twice: each of these does, always. */
function twice<Input, Result>(undo: (input: Input) => Promise<Result>): (input: Input) => Promise<Result> {
  return async (input) => {
    const first = await undo(input);
    await undo(input);
    return first;
  };
}

/** The module as the steps see it, over this file's own database. */
function container() {
  const service = {
    reserveStock: (input: ReserveInput) => db.transaction((trx) => reserve(trx, input)),
    releaseStock: (reference: string) => releaseStock(db, { reference }),
    commitStock: (input: CommitInput) => db.transaction((trx) => commit(trx, input)),
    reverseCommit: twice((input: Actor & { reference: string }) => reverseCommit(db, input)),
    settleStoreLoad: (id: string | null) => settleStoreLoad(db, id),
    returnStock: (input: ReturnInput) => db.transaction((trx) => putBack(trx, input)),
    reverseReturn: twice((input: Actor & { reference: string; lines: ReturnedLine[] }) =>
      db.transaction((trx) => undoReturn(trx, input)),
    ),
    findDarkStore: (id: string) => Promise.resolve({ id }),
    adjustStock: (input: AdjustInput) => db.transaction((trx) => adjust(trx, input)),
    reverseMovements: twice((input: Actor & { reference: string }) =>
      db.transaction((trx) => reverseMovements(trx, input)),
    ),
    transferStock: (input: TransferInput) => db.transaction((trx) => transfer(trx, input)),
    reverseTransfer: twice((input: Actor & { transfer_id: string }) =>
      db.transaction((trx) => reverseTransfer(trx, input)),
    ),
    receiveGoods: (input: ReceiveGoodsInput) => db.transaction((trx) => receiveGoods(trx, input)),
    reverseReceipt: twice((input: Actor & { goods_receipt_id: string }) =>
      db.transaction((trx) => reverseReceipt(trx, input)),
    ),
  };
  const eventBus = {
    emit: (messages: unknown[]) => Promise.resolve(void emitted.push(...messages)),
    releaseGroupedEvents: () => Promise.resolve(),
    clearGroupedEvents: () => Promise.resolve(),
  };
  const made = createMedusaContainer();
  made.register({ dark_stores: asValue(service), [Modules.EVENT_BUS]: asValue(eventBus) });
  return made;
}

const failStep = createStep("test-fail", () => Promise.reject(new Error("the next step failed")));

const reserveThenFail = createWorkflow("test-reserve-then-fail", (input: ReserveInput) => {
  reserveStockStep(input);
  failStep();
  return new WorkflowResponse(input);
});
const releaseThenFail = createWorkflow("test-release-then-fail", (input: { reference: string }) => {
  releaseStockStep(input);
  failStep();
  return new WorkflowResponse(input);
});
const commitThenFail = createWorkflow("test-commit-then-fail", (input: CommitInput) => {
  commitStockStep(input);
  failStep();
  return new WorkflowResponse(input);
});
const returnThenFail = createWorkflow("test-return-then-fail", (input: ReturnInput) => {
  returnStockStep(input);
  failStep();
  return new WorkflowResponse(input);
});
const adjustThenFail = createWorkflow("test-adjust-then-fail", (input: Omit<AdjustInput, "reference">) => {
  adjustStockStep(input);
  failStep();
  return new WorkflowResponse(input);
});
const transferThenFail = createWorkflow("test-transfer-then-fail", (input: Omit<TransferInput, "transfer_id">) => {
  transferStockStep(input);
  failStep();
  return new WorkflowResponse(input);
});
const receiveThenFail = createWorkflow(
  "test-receive-then-fail",
  (input: Omit<ReceiveGoodsInput, "goods_receipt_id">) => {
    receiveGoodsStep(input);
    failStep();
    return new WorkflowResponse(input);
  },
);
const reserveOnly = createWorkflow(
  "test-reserve",
  (input: ReserveInput) => new WorkflowResponse(reserveStockStep(input)),
);

const LINES = [{ variant_id: "milk", quantity: 3 }];
const FAILS = "the next step failed";

async function storeWith(id: string, offer: Partial<Offer> = {}): Promise<ReserveInput> {
  await addStore(db, { id });
  await addOffers(db, id, ["milk"], { on_hand: 10, reorder_level: offer.reorder_level ?? 0 });
  return { reference: `${REFERENCE}-${id}`, dark_store_id: id, lines: LINES };
}

const hold = (input: ReserveInput) => db.transaction((trx) => reserve(trx, input));

beforeAll(() => {
  db = connect(4);
});

afterAll(() => db.destroy());

describe("when the next step fails", () => {
  it("a reservation is released", async () => {
    const input = await storeWith("undo-reserve");
    await expect(reserveThenFail(container()).run({ input })).rejects.toMatchObject({ message: FAILS });
    expect(await shelf(db, "undo-reserve", "milk")).toEqual({ on_hand: 10, reserved: 0 });
  });

  it("a release is held again", async () => {
    const input = await storeWith("undo-release");
    await hold(input);
    await expect(releaseThenFail(container()).run({ input: { reference: input.reference } })).rejects.toMatchObject({
      message: FAILS,
    });
    expect(await shelf(db, "undo-release", "milk")).toEqual({ on_hand: 10, reserved: 3 });
  });

  it("a release that found nothing to release holds nothing", async () => {
    await expect(releaseThenFail(container()).run({ input: { reference: "nobody" } })).rejects.toMatchObject({
      message: FAILS,
    });
  });

  it("a commit is back on the shelf and held again", async () => {
    const input = await storeWith("undo-commit");
    await hold(input);
    const commitment = { reference: input.reference, lines: LINES, ...STAFF };
    await expect(commitThenFail(container()).run({ input: commitment })).rejects.toMatchObject({ message: FAILS });
    expect(await shelf(db, "undo-commit", "milk")).toEqual({ on_hand: 10, reserved: 3 });
    expect((await ledger(db, "undo-commit")).map((row) => row.reason)).toEqual(["sale", "sale_reversed"]);
  });

  it("a commit that had happened before stays", async () => {
    const input = await storeWith("keep-commit");
    await hold(input);
    const commitment = { reference: input.reference, lines: LINES, ...STAFF };
    await db.transaction((trx) => commit(trx, commitment));
    await expect(commitThenFail(container()).run({ input: commitment })).rejects.toMatchObject({ message: FAILS });
    expect(await shelf(db, "keep-commit", "milk")).toEqual({ on_hand: 7, reserved: 0 });
  });

  it("a return is off the shelf again", async () => {
    const input = await storeWith("undo-return");
    await hold(input);
    await db.transaction((trx) => commit(trx, { reference: input.reference, lines: LINES, ...STAFF }));
    await expect(
      returnThenFail(container()).run({ input: { reference: input.reference, ...STAFF } }),
    ).rejects.toMatchObject({ message: FAILS });
    expect(await shelf(db, "undo-return", "milk")).toEqual({ on_hand: 7, reserved: 0 });
  });
});

describe("when the next step fails and the compensation runs twice", () => {
  beforeAll(() => addVariants(db, ["S-MILK"]));

  async function shelfOf(id: string): Promise<void> {
    await addStore(db, { id });
    await addOffers(db, id, ["s-milk"], { on_hand: 10 });
  }

  it("an adjustment is undone once", async () => {
    await shelfOf("undo-adjust");
    const input = { dark_store_id: "undo-adjust", line: { sku: "S-MILK", quantity: -4 }, reason: "lost", ...STAFF };
    await expect(adjustThenFail(container()).run({ input })).rejects.toMatchObject({ message: FAILS });
    expect(await shelf(db, "undo-adjust", "s-milk")).toEqual({ on_hand: 10, reserved: 0 });
    expect((await ledger(db, "undo-adjust")).map((row) => row.reason)).toEqual(["lost", "reversed"]);
  });

  it("a transfer is moved back once, and its record says so", async () => {
    await shelfOf("undo-from");
    await shelfOf("undo-to");
    const input = {
      from_dark_store_id: "undo-from",
      to_dark_store_id: "undo-to",
      lines: [{ sku: "S-MILK", quantity: 3 }],
      ...STAFF,
    };
    await expect(transferThenFail(container()).run({ input })).rejects.toMatchObject({ message: FAILS });
    expect(await shelf(db, "undo-from", "s-milk")).toEqual({ on_hand: 10, reserved: 0 });
    expect(await shelf(db, "undo-to", "s-milk")).toEqual({ on_hand: 10, reserved: 0 });
    const record = await db("inventory_transfer").where({ from_dark_store_id: "undo-from" }).first();
    expect(record.reversed_at).not.toBeNull();
  });

  it("a receipt is off the shelf once", async () => {
    await shelfOf("undo-receipt");
    const lines = [{ sku: "S-MILK", quantity: 5, batch_code: "L1", expires_on: "2099-01-31" }];
    const input = { dark_store_id: "undo-receipt", reference: "D-1", lines, ...STAFF };
    await expect(receiveThenFail(container()).run({ input })).rejects.toMatchObject({ message: FAILS });
    expect(await shelf(db, "undo-receipt", "s-milk")).toEqual({ on_hand: 10, reserved: 0 });
    expect(await db("stock_batch").where({ dark_store_id: "undo-receipt" }).pluck("remaining")).toEqual([0]);
  });

  it("a return of some goods leaves alone what had come back before", async () => {
    const input = await storeWith("undo-part");
    await hold(input);
    await db.transaction((trx) => commit(trx, { reference: input.reference, lines: LINES, ...STAFF }));
    const back = (quantity: number) => ({
      reference: input.reference,
      lines: [{ variant_id: "milk", quantity }],
      ...STAFF,
    });
    await db.transaction((trx) => putBack(trx, back(1)));
    await expect(returnThenFail(container()).run({ input: back(2) })).rejects.toMatchObject({ message: FAILS });
    expect(await shelf(db, "undo-part", "milk")).toEqual({ on_hand: 8, reserved: 0 });
  });
});

it("refuses with the items that are short, as a refusal that survives the workflow", async () => {
  const input = await storeWith("short");
  const lines = [{ variant_id: "milk", quantity: 11 }];
  await expect(reserveOnly(container()).run({ input: { ...input, lines } })).rejects.toMatchObject({
    name: "Refusal",
    type: "invalid_data",
    code: "insufficient_stock",
    details: { items: [{ variant_id: "milk", requested: 11, available: 10 }] },
  });
});

it("announces stock that fell to its reorder level", async () => {
  const input = await storeWith("low", { reorder_level: 7 });
  emitted.length = 0;
  await reserveOnly(container()).run({ input });
  expect(emitted).toMatchObject([
    {
      name: "dark_stores.stock_low",
      data: { dark_store_id: "low", variant_id: "milk", available: 7, reorder_level: 7 },
    },
  ]);
});

describe("a store that takes one order at a time", () => {
  const load = (overloaded: boolean) => ({
    name: "dark_stores.store_changed",
    data: { dark_store_id: "busy", status: "open", overloaded },
  });
  const releaseOnly = createWorkflow("test-release", (input: { reference: string }) => {
    releaseStockStep(input);
    return new WorkflowResponse(input);
  });

  it("says that it is overloaded when an order holds stock, and free when the stock is released", async () => {
    const input = await storeWith("busy");
    await db("dark_store").where({ id: "busy" }).update({ max_open_orders: 1 });
    emitted.length = 0;
    await reserveOnly(container()).run({ input });
    expect(emitted).toEqual([load(true)]);
    await reserveOnly(container()).run({ input });
    await releaseOnly(container()).run({ input });
    expect(emitted).toEqual([load(true), load(false)]);
  });

  it("is free again when the order that filled it fails, and full again when a commit is undone", async () => {
    const input = { reference: "another", dark_store_id: "busy", lines: LINES };
    emitted.length = 0;
    await expect(reserveThenFail(container()).run({ input })).rejects.toMatchObject({ message: FAILS });
    expect(emitted).toEqual([load(true), load(false)]);
    await reserveOnly(container()).run({ input });
    emitted.length = 0;
    const commitment = { reference: "another", lines: LINES, ...STAFF };
    await expect(commitThenFail(container()).run({ input: commitment })).rejects.toMatchObject({ message: FAILS });
    expect(emitted).toEqual([load(false), load(true)]);
  });
});
