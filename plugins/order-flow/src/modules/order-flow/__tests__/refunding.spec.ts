import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { RefundReason } from "../../../contract";
import { readOptions } from "../options";
import { changeRefundStatus } from "../queries/change-refund-status.sql";
import { deleteReturn } from "../queries/delete-return.sql";
import { listDueRefunds } from "../queries/list-due-refunds.sql";
import { listUnsettledReturns } from "../queries/list-unsettled-returns.sql";
import { markReturnSettled } from "../queries/mark-return-settled.sql";
import { noteRefundFailure } from "../queries/note-refund-failure.sql";
import { confirmReturn, readOwedReturn } from "../services/confirm-return";
import { createRefund, type RefundAsked } from "../services/create-refund";
import { decideRefund, findRefund } from "../services/decide-refund";
import { insertOrder, openDatabase } from "./support/database";

const RULES = { window_days: 3, limit_days: 30, limit_count: 3, limit_amount: 1_000 };
const HOUR_MS = 60 * 60 * 1000;

let db: Knex;
let people = 0;
beforeAll(() => {
  db = openDatabase();
});
afterAll(() => db.destroy());

interface Delivered {
  order_id: string;
  customer_id: string;
  line_item_id: string;
}

/** A delivered order of one line, by default of three pieces for 100 together, with a customer of its own. */
async function delivered(fields: Record<string, unknown> = {}): Promise<Delivered> {
  const customer_id = (fields.customer_id as string | undefined) ?? `cus_refunding_${(people += 1)}`;
  const order_id = await insertOrder(db, {
    status: "delivered",
    delivered_at: new Date(Date.now() - HOUR_MS),
    payment_method: "razorpay",
    cash_to_collect: 0,
    lines: [{ quantity: 3, picked_quantity: 3 }],
    ...fields,
    customer_id,
  });
  await db("quick_order_line")
    .where({ order_id })
    .update({ line_total: 100, raw_line_total: { value: "100" } });
  const line = await db("quick_order_line").where({ order_id }).first<{ line_item_id: string }>("line_item_id");
  return { order_id, customer_id, line_item_id: line.line_item_id };
}

function ask({ order_id, customer_id, line_item_id }: Delivered, quantity = 1, more: Partial<RefundAsked> = {}) {
  const reason: RefundReason = "missing";
  const by = { type: "customer" as const, id: customer_id };
  const asked: RefundAsked = { order_id, items: [{ line_item_id, quantity }], reason, by, ...more };
  return db.transaction((transaction) => createRefund(transaction, asked, RULES));
}

const decide = (
  refund_id: string,
  decision: { kind: "approve" } | { kind: "decline"; reason: string } | { kind: "pay_out"; reference: string },
) => db.transaction((transaction) => decideRefund(transaction, { refund_id, operator_id: "user_1", ...decision }));

const lineOf = ({ order_id }: Delivered) =>
  db("quick_order_line").where({ order_id }).first<Record<string, unknown>>("refunded_quantity", "refunded_amount");

describe("refunding delivered items", () => {
  it("is won by one of twenty who ask for the last piece at once", async () => {
    const order = await delivered();
    await ask(order, 2);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => ask(order)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "already_refunded" });
    }
    expect(await lineOf(order)).toMatchObject({ refunded_quantity: 3, refunded_amount: "100.00" });
  });

  it("gives exactly what was paid for all pieces, however they are asked for", async () => {
    const order = await delivered();
    const amounts: number[] = [];
    for (let piece = 0; piece < 3; piece += 1)
      amounts.push((await findRefund(db, (await ask(order)).refund_id)).amount);
    expect(amounts).toEqual([33.33, 33.33, 33.34]);
  });

  it("is refused by the table itself when more is claimed than was delivered or paid", async () => {
    const order = await delivered();
    const line = () => db("quick_order_line").where({ order_id: order.order_id });
    await expect(line().update({ refunded_quantity: 4 })).rejects.toThrow(/refunded_within_picked/);
    await expect(line().update({ refunded_amount: 100.01 })).rejects.toThrow(/refunded_within_paid/);
  });

  it("of a stranger's order finds no order; of one on the road has to wait", async () => {
    const order = await delivered();
    const by = { type: "customer" as const, id: "cus_stranger" };
    await expect(ask(order, 1, { by })).rejects.toMatchObject({ code: "order_not_found" });
    const onTheRoad = await delivered({ status: "out_for_delivery" });
    await expect(ask(onTheRoad)).rejects.toMatchObject({ code: "status_conflict" });
  });

  it("is asked for in time by customers, and at any time by operators", async () => {
    const late = await delivered({ delivered_at: new Date(Date.now() - 73 * HOUR_MS) });
    await expect(ask(late)).rejects.toMatchObject({ code: "refund_window_over" });
    const by = { type: "operator" as const, id: "user_1" };
    expect(await ask(late, 1, { by, reason: "damaged" })).toMatchObject({ status: "approved" });
  });

  it("needs a photo of what is damaged", async () => {
    const order = await delivered();
    await expect(ask(order, 1, { reason: "damaged" })).rejects.toMatchObject({ code: "photo_required" });
    expect(await ask(order, 1, { reason: "damaged", photo_reference: "file_1" })).toMatchObject({ status: "approved" });
  });
});

describe("a customer's limit", () => {
  it("lets three of ten at once through and has operations look at the others", async () => {
    const customer_id = "cus_refunding_often";
    const orders = await Promise.all(Array.from({ length: 10 }, () => delivered({ customer_id })));
    const refunds = await Promise.all(orders.map((order) => ask(order)));
    expect(refunds.filter(({ status }) => status === "approved")).toHaveLength(3);
    expect(refunds.filter(({ status }) => status === "requested")).toHaveLength(7);
  });

  it("counts the amount as well, and not what was declined or is long ago", async () => {
    const customer_id = "cus_refunding_much";
    const orders = await Promise.all(Array.from({ length: 3 }, () => delivered({ customer_id })));
    const [dear, other, third] = orders as [Delivered, Delivered, Delivered];
    const rules = { ...RULES, limit_amount: 150 };
    const askMuch = (order: Delivered) =>
      db.transaction((transaction) =>
        createRefund(
          transaction,
          {
            ...order,
            items: [{ line_item_id: order.line_item_id, quantity: 3 }],
            reason: "missing",
            by: { type: "customer", id: customer_id },
          },
          rules,
        ),
      );
    const first = await askMuch(dear);
    expect(first).toMatchObject({ status: "approved" });
    const second = await askMuch(other);
    expect(second).toMatchObject({ status: "requested" });
    await decide(second.refund_id, { kind: "decline", reason: "seen too often" });
    await db("order_refund")
      .where({ id: first.refund_id })
      .update({ created_at: new Date(Date.now() - 31 * 24 * HOUR_MS) });
    expect(await askMuch(third)).toMatchObject({ status: "approved" });
  });

  it("comes from the plugin's options", () => {
    expect(readOptions({}).refunds).toEqual(RULES);
    expect(readOptions({ refunds: { limit_count: 1, window_days: undefined } }).refunds).toEqual({
      ...RULES,
      limit_count: 1,
    });
    expect(() => readOptions({ refunds: { limit_days: 0 } })).toThrow(/order-flow: option refunds.limit_days/);
  });
});

describe("deciding a refund", () => {
  const waiting = async (fields: Record<string, unknown> = {}) => {
    const order = await delivered(fields);
    const { refund_id } = await ask(order);
    await db("order_refund")
      .where({ id: refund_id })
      .update({ status: "requested", decided_at: null, decided_by_type: null });
    return { order, refund_id };
  };

  it("happens once: of an approval and a refusal at once one is told what was decided", async () => {
    const { refund_id } = await waiting();
    const outcomes = await Promise.allSettled([
      decide(refund_id, { kind: "approve" }),
      decide(refund_id, { kind: "decline", reason: "no" }),
    ]);
    const rejected = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(rejected).toMatchObject([{ reason: { code: "refund_decided" } }]);
  });

  it("against it gives the pieces back, so that they can be asked for again", async () => {
    const { order, refund_id } = await waiting();
    expect(await lineOf(order)).toMatchObject({ refunded_quantity: 1 });
    expect(await decide(refund_id, { kind: "decline", reason: "the photo shows another item" })).toMatchObject({
      status: "declined",
      decline_reason: "the photo shows another item",
    });
    await decide(refund_id, { kind: "decline", reason: "again" });
    expect(await lineOf(order)).toMatchObject({ refunded_quantity: 0, refunded_amount: "0.00" });
    expect(await ask(order, 3)).toMatchObject({ status: "approved" });
  });

  it("of an order paid in cash has the cash paid out first", async () => {
    const { refund_id } = await waiting({ payment_method: "cod" });
    await expect(decide(refund_id, { kind: "pay_out", reference: "UPI 1" })).rejects.toMatchObject({
      code: "refund_decided",
    });
    expect(await decide(refund_id, { kind: "approve" })).toMatchObject({ status: "to_pay_out" });
    expect(await decide(refund_id, { kind: "pay_out", reference: "UPI 1" })).toMatchObject({
      status: "approved",
      pay_out_reference: "UPI 1",
    });
    expect(await decide(refund_id, { kind: "pay_out", reference: "UPI 2" })).toMatchObject({
      pay_out_reference: "UPI 1",
    });
  });
});

describe("a granted refund", () => {
  it("is due until it is marked as paid, which happens once, and a failure puts it at the end", async () => {
    const { refund_id } = await ask(await delivered());
    const due = async (settled_before: Date) =>
      (await listDueRefunds(db, { settled_before, limit: 1_000 })).map(({ id }) => id);
    const soon = () => new Date(Date.now() + HOUR_MS);
    expect(await due(new Date(Date.now() - HOUR_MS))).not.toContain(refund_id);
    expect(await due(soon())).toContain(refund_id);
    await noteRefundFailure(db, { id: refund_id, error: "no answer" });
    expect((await due(soon())).at(-1)).toBe(refund_id);
    expect(await findRefund(db, refund_id)).toMatchObject({ attempts: 1, last_error: "no answer" });

    const paid = { id: refund_id, from: "approved" as const, to: "refunded" as const };
    const nothing = { decided_by_id: null, decline_reason: null, pay_out_reference: null };
    const marks = await Promise.all(Array.from({ length: 5 }, () => changeRefundStatus(db, { ...paid, ...nothing })));
    expect(marks.flat()).toHaveLength(1);
    expect(await due(soon())).not.toContain(refund_id);
    expect(await findRefund(db, refund_id)).toMatchObject({ status: "refunded", last_error: null });
  });
});

describe("confirming a bag", () => {
  it("is done by one of twenty at once", async () => {
    const order_id = await insertOrder(db, {
      status: "cancelled",
      out_for_delivery_at: new Date(),
      lines: [{ quantity: 2, picked_quantity: 2 }],
    });
    const actor = { type: "staff" as const, id: "staff_1" };
    const all = await Promise.all(
      Array.from({ length: 20 }, () => db.transaction((trx) => confirmReturn(trx, { order_id, actor }))),
    );
    expect(all.filter(({ changed }) => changed)).toHaveLength(1);
    expect(await db("order_return_line").where({ order_id })).toMatchObject([{ to_shelf: 2, damaged: 0, missing: 0 }]);
  });

  it("leaves its goods owed until they are moved, and cannot be taken back afterwards", async () => {
    const order_id = await insertOrder(db, {
      status: "cancelled",
      out_for_delivery_at: new Date(),
      lines: [{ quantity: 2, picked_quantity: 2 }],
    });
    const actor = { type: "staff" as const, id: "staff_1" };
    const [line] = await db("quick_order_line").where({ order_id }).select<{ id: string; variant_id: string }[]>();
    const { id: line_id = "", variant_id } = line ?? {};
    const { goods } = await confirmReturn(db, { order_id, actor, lines: [{ line_id, to_shelf: 1, damaged: 1 }] });
    const owed = async (settled_before: Date) =>
      (await listUnsettledReturns(db, { settled_before, limit: 1_000 })).map((row) => row.order_id);
    const soon = new Date(Date.now() + HOUR_MS);
    expect(await owed(new Date(Date.now() - HOUR_MS))).not.toContain(order_id);
    expect(await owed(soon)).toContain(order_id);
    expect(await readOwedReturn(db, order_id)).toEqual({ goods, actor });
    expect(goods).toEqual({ lines: [{ variant_id, quantity: 2 }], damaged: [{ variant_id, quantity: 1 }] });

    const marks = await Promise.all(Array.from({ length: 5 }, () => markReturnSettled(db, { order_id })));
    expect(marks.flat()).toHaveLength(1);
    expect(await owed(soon)).not.toContain(order_id);
    expect(await deleteReturn(db, { order_id })).toEqual([]);
    expect(await readOwedReturn(db, order_id)).not.toBeNull();
  });

  it("that was taken back owes nothing", async () => {
    const order_id = await insertOrder(db, { status: "cancelled", out_for_delivery_at: new Date() });
    await confirmReturn(db, { order_id, actor: { type: "staff", id: "staff_1" } });
    expect(await deleteReturn(db, { order_id })).toEqual([{ order_id }]);
    expect(await readOwedReturn(db, order_id)).toBeNull();
  });
});
