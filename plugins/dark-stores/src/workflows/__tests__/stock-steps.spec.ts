import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { createMedusaContainer, Modules } from "@medusajs/framework/utils";
import { createStep, createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { asValue } from "@medusajs/framework/awilix";
import type { Offer } from "../../contract/offers";
import { addOffers, addStore, connect, ledger, shelf } from "../../modules/dark-stores/__tests__/fixtures";
import { releaseStock } from "../../modules/dark-stores/queries/release-stock.sql";
import { reverseCommit } from "../../modules/dark-stores/queries/reverse-commit.sql";
import { reverseReturn } from "../../modules/dark-stores/queries/reverse-return.sql";
import { reserve, type ReserveInput, type StockLine } from "../../modules/dark-stores/services/reserve";
import {
  commit,
  putBack,
  type Actor,
  type CommitInput,
  type ReturnInput,
} from "../../modules/dark-stores/services/settle";
import { settleStoreLoad } from "../../modules/dark-stores/services/store-load";
import { commitStockStep } from "../stock/steps/commit-stock";
import { releaseStockStep } from "../stock/steps/release-stock";
import { reserveStockStep } from "../stock/steps/reserve-stock";
import { returnStockStep } from "../stock/steps/return-stock";

const STAFF = { actor_type: "staff", actor_id: "staff_1" };
const REFERENCE = "order_1";

let db: Knex;
const emitted: unknown[] = [];

/** The module as the steps see it, over this file's own database. */
function container() {
  const service = {
    reserveStock: (input: ReserveInput) => db.transaction((trx) => reserve(trx, input)),
    releaseStock: (reference: string) => releaseStock(db, { reference }),
    commitStock: (input: CommitInput) => db.transaction((trx) => commit(trx, input)),
    reverseCommit: (input: Actor & { reference: string }) => reverseCommit(db, input),
    settleStoreLoad: (id: string | null) => settleStoreLoad(db, id),
    returnStock: (input: ReturnInput) => db.transaction((trx) => putBack(trx, input)),
    reverseReturn: (input: Actor & { reference: string; lines: StockLine[] }) =>
      reverseReturn(db, {
        ...input,
        variant_ids: input.lines.map((line) => line.variant_id),
        quantities: input.lines.map((line) => line.quantity),
      }),
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
