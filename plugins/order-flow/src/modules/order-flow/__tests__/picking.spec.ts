import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { SubstituteCandidate } from "@quickdash/dark-stores/contract";
import { listLines } from "../queries/list-lines.sql";
import { dueTotal } from "../policies/due-total";
import { moveOrder } from "../services/move-order";
import { pickLine, type HeldByOrder, type LinePick } from "../services/pick-line";
import { takeOver } from "../services/take-over";
import { insertOrder, openDatabase } from "./support/database";

let db: Knex;
beforeAll(() => {
  db = openDatabase();
});
afterAll(() => db.destroy());

const oat: SubstituteCandidate = {
  variant_id: "variant_oat",
  title: "Oat drink",
  variant_title: "1 l",
  sku: null,
  barcode: null,
  bin: "B-02",
  available: 5,
  is_available: true,
  selling_price: 40.5,
  same_product: false,
  is_similar: true,
  nominal_weight_grams: null,
};

/** An order that asha prepares: two pieces of 50 each, cash at the door, no fees. */
const preparing = (fields: Parameters<typeof insertOrder>[1] = {}) =>
  insertOrder(db, { status: "preparing", picker_id: "asha", ...fields });

async function lineOf(order_id: string) {
  const [line] = await listLines(db, { order_ids: [order_id] });
  if (!line) throw new Error("The order has no line.");
  return line;
}

const orderOf = (order_id: string) => db("quick_order").where({ order_id }).first<Record<string, unknown>>();
const logOf = (order_id: string) => db("order_event").where({ order_id }).select<Record<string, unknown>[]>();

async function pick(
  order_id: string,
  more: Partial<LinePick> & { quantity: number },
  hold: (held: HeldByOrder) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const { id: line_id } = await lineOf(order_id);
  const input = { order_id, line_id, staff_id: "asha", substitute: null, ...more };
  await db.transaction((transaction) => pickLine(transaction, input, hold));
}

const codesOf = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((each) => (each.status === "rejected" ? [(each.reason as { code: string }).code] : []));

describe("picking a line", () => {
  it("writes what was packed, and what is owed and collected for it", async () => {
    const order_id = await preparing();
    await pick(order_id, { quantity: 1, reason: "one left" });
    expect(await orderOf(order_id)).toMatchObject({ due_total: "50", cash_to_collect: "50" });
    await pick(order_id, { quantity: 1, substitute: oat });
    expect(await lineOf(order_id)).toMatchObject({
      status: "picked",
      picked_quantity: 2,
      substituted_quantity: 1,
      substitute_variant_id: "variant_oat",
      substitute_title: "Oat drink 1 l",
      substitute_unit_price: 40.5,
    });
    expect(await orderOf(order_id)).toMatchObject({ due_total: "90.5", raw_due_total: { value: "90.5" } });
    await pick(order_id, { quantity: 2 });
    expect(await lineOf(order_id)).toMatchObject({ substituted_quantity: 0, substitute_variant_id: null });
    expect(await orderOf(order_id)).toMatchObject({ due_total: "100", cash_to_collect: "100" });
  });

  it("asks for what the order has to hold: the ordered variant, the old substitute and the new one", async () => {
    const order_id = await preparing();
    const { variant_id } = await lineOf(order_id);
    const asked: HeldByOrder[] = [];
    const note = (held: HeldByOrder) => Promise.resolve(asked.push(held));
    await pick(order_id, { quantity: 2, substitute: oat }, note);
    await pick(order_id, { quantity: 1, substitute: { ...oat, variant_id: "variant_soy" }, reason: "one left" }, note);
    const { cart_id } = (await orderOf(order_id)) as { cart_id: string };
    expect(asked).toEqual([
      {
        reference: cart_id,
        dark_store_id: "dstore_1",
        lines: [
          { variant_id, at_least: 0, at_most: 0 },
          { variant_id: "variant_oat", at_least: 2, at_most: 2 },
        ],
      },
      {
        reference: cart_id,
        dark_store_id: "dstore_1",
        lines: [
          { variant_id, at_least: 0, at_most: 1 },
          { variant_id: "variant_oat", at_least: 0, at_most: 0 },
          { variant_id: "variant_soy", at_least: 1, at_most: 1 },
        ],
      },
    ]);
  });

  it("leaves no trace when the stock is refused", async () => {
    const order_id = await preparing();
    const before = [await lineOf(order_id), await orderOf(order_id)];
    const refused = pick(order_id, { quantity: 2, substitute: oat }, () => {
      throw Object.assign(new Error("none left"), { code: "insufficient_stock" });
    });
    await expect(refused).rejects.toMatchObject({ code: "insufficient_stock" });
    expect([await lineOf(order_id), await orderOf(order_id)]).toEqual(before);
  });

  it("over and over at once ends with books that agree", async () => {
    const order_id = await preparing();
    const picks = Array.from({ length: 20 }, (_, n) =>
      n % 2 === 0
        ? pick(order_id, { quantity: 2, substitute: oat })
        : pick(order_id, { quantity: n % 3, reason: "counted again" }),
    );
    expect(codesOf(await Promise.allSettled(picks))).toEqual([]);
    const order = (await orderOf(order_id)) as { total: string; due_total: string; cash_to_collect: string };
    const due = dueTotal(Number(order.total), await listLines(db, { order_ids: [order_id] }));
    expect([Number(order.due_total), Number(order.cash_to_collect)]).toEqual([due, due]);
  });

  it("of an order that nobody accepted is the work of whoever comes first", async () => {
    const order_id = await preparing({ picker_id: null });
    const outcomes = await Promise.allSettled(
      ["asha", "binu", "chitra"].map((staff_id) => pick(order_id, { quantity: 2, staff_id })),
    );
    expect(codesOf(outcomes)).toEqual(["order_taken", "order_taken"]);
    const winner = ["asha", "binu", "chitra"][outcomes.findIndex((each) => each.status === "fulfilled")];
    expect(await orderOf(order_id)).toMatchObject({ picker_id: winner });
  });

  it("and cancelling at once: a cancelled order is not picked", async () => {
    const order_id = await preparing();
    await db.transaction((transaction) =>
      moveOrder(transaction, { order_id, to: "cancelled", actor: { type: "customer", id: "cus_1" } }),
    );
    await expect(pick(order_id, { quantity: 2 })).rejects.toMatchObject({ code: "status_conflict" });
  });

  it("cannot put more into the bags than was ordered, nor a substitute without a price, whoever writes", async () => {
    const order_id = await preparing();
    const write = (columns: object) => db("quick_order_line").where({ order_id }).update(columns);
    const substitute = { substitute_variant_id: "variant_oat", substitute_unit_price: 40 };
    await expect(
      write({ status: "short", picked_quantity: 1, substituted_quantity: 2, ...substitute }),
    ).rejects.toThrow("quick_order_line_substituted_within_picked");
    await expect(write({ status: "picked", picked_quantity: 2, substituted_quantity: 1 })).rejects.toThrow(
      "quick_order_line_substitute",
    );
    await expect(write({ picked_weight_grams: 500 })).rejects.toThrow("quick_order_line_weighed");
  });
});

describe("taking an order over", () => {
  const takeFrom = (order_id: string, from_picker_id: string | null, staff_id: string) =>
    db.transaction((transaction) => takeOver(transaction, { order_id, from_picker_id, staff_id }));

  it("is won by one of those who saw the same picker, and logged with who and from whom", async () => {
    const order_id = await preparing();
    const rivals = Array.from({ length: 10 }, (_, n) => `rival_${n}`);
    const outcomes = await Promise.allSettled(rivals.map((rival) => takeFrom(order_id, "asha", rival)));
    const winner = rivals[outcomes.findIndex((each) => each.status === "fulfilled")];
    expect(codesOf(outcomes)).toEqual(Array(9).fill("order_taken"));
    expect(await orderOf(order_id)).toMatchObject({ picker_id: winner, status: "preparing" });
    expect(await logOf(order_id)).toMatchObject([
      { from_status: "preparing", to_status: "preparing", actor_id: winner, reason: "taken over from asha" },
    ]);
  });

  it("ends the old picker's work, and leaves what was picked", async () => {
    const order_id = await preparing();
    await pick(order_id, { quantity: 1, reason: "one left" });
    await takeFrom(order_id, "asha", "binu");
    await expect(pick(order_id, { quantity: 2 })).rejects.toMatchObject({ code: "order_taken" });
    const ready = (id: string) =>
      db.transaction((transaction) =>
        moveOrder(transaction, { order_id, to: "ready_for_pickup", actor: { type: "staff", id }, bags: 3 }),
      );
    await expect(ready("asha")).rejects.toMatchObject({ code: "order_taken" });
    expect(await lineOf(order_id)).toMatchObject({ picked_quantity: 1, short_reason: "one left" });
    await ready("binu");
    expect(await orderOf(order_id)).toMatchObject({ status: "ready_for_pickup", bags: 3 });
  });

  it("can happen again, and asked for again by the winner does nothing", async () => {
    const order_id = await preparing();
    await takeFrom(order_id, "asha", "binu");
    await takeFrom(order_id, "asha", "binu");
    await takeFrom(order_id, "binu", "asha");
    expect((await logOf(order_id)).map((event) => event["actor_id"])).toEqual(["binu", "asha"]);
  });

  it("refuses an order that is not being prepared, and one that is not there", async () => {
    const order_id = await insertOrder(db, { status: "confirmed" });
    await expect(takeFrom(order_id, null, "binu")).rejects.toMatchObject({ code: "status_conflict" });
    await expect(takeFrom("order_nowhere", null, "binu")).rejects.toMatchObject({ code: "order_not_found" });
  });
});

describe("the bags of an order", () => {
  it("are one unless said otherwise, and from one to twenty, whoever writes", async () => {
    const order_id = await preparing({ lines: [{ picked_quantity: 2 }] });
    await db.transaction((transaction) =>
      moveOrder(transaction, { order_id, to: "ready_for_pickup", actor: { type: "operator", id: "user_1" } }),
    );
    expect(await orderOf(order_id)).toMatchObject({ bags: 1 });
    for (const bags of [0, 21]) {
      await expect(db("quick_order").where({ order_id }).update({ bags })).rejects.toThrow("quick_order_bags_check");
    }
  });
});
