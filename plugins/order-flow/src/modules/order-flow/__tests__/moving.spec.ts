import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OrderActor, OrderStatus } from "../../../contract";
import { moveOrder, type OrderMove } from "../services/move-order";
import { changeStatus } from "../queries/change-status.sql";
import { revertStatus } from "../queries/revert-status.sql";
import { insertOrder, openDatabase } from "./support/database";

const picker = (name: string): OrderActor => ({ type: "staff", id: name });
const operator: OrderActor = { type: "operator", id: "user_1" };

let db: Knex;
beforeAll(() => {
  db = openDatabase();
});
afterAll(() => db.destroy());

const move = (input: OrderMove) => db.transaction((transaction) => moveOrder(transaction, input));
const orderOf = (order_id: string) => db("quick_order").where({ order_id }).first<Record<string, unknown>>();
const logOf = (order_id: string) => db("order_event").where({ order_id }).select<{ actor_id: string }[]>();

function change(order_id: string, from: OrderStatus, to: OrderStatus, event_id: string) {
  const at = new Date("2026-01-05T10:01:00Z");
  return changeStatus(db, { order_id, from, to, at, event_id, actor_type: "staff", actor_id: event_id, reason: null });
}

describe("a transition", () => {
  it("is won by exactly one of twenty at once, and logged once with the winner", async () => {
    const order_id = await insertOrder(db);
    const rows = await Promise.all(
      Array.from({ length: 20 }, (_, n) => change(order_id, "confirmed", "preparing", `race_${order_id}_${n}`)),
    );
    expect(rows.filter((each) => each.length === 1)).toHaveLength(1);
    const log = await logOf(order_id);
    expect(log).toMatchObject([{ from_status: "confirmed", to_status: "preparing", actor_type: "staff" }]);
    expect(await orderOf(order_id)).toMatchObject({ status: "preparing", picker_id: log[0]?.actor_id });
  });

  it("stamps its own time and no other", async () => {
    const order_id = await insertOrder(db);
    await change(order_id, "confirmed", "preparing", `stamp_${order_id}`);
    expect(await orderOf(order_id)).toMatchObject({
      preparing_at: new Date("2026-01-05T10:01:00Z"),
      ready_for_pickup_at: null,
      cancelled_at: null,
    });
  });

  it("changes nothing when the order has left the status the caller believes", async () => {
    const order_id = await insertOrder(db, { status: "preparing" });
    expect(await change(order_id, "confirmed", "preparing", `stale_${order_id}`)).toEqual([]);
    expect(await logOf(order_id)).toEqual([]);
  });

  it("is taken back with its log line, once, and not after the order has moved on", async () => {
    const order_id = await insertOrder(db);
    const event_id = `undo_${order_id}`;
    const undo = { order_id, event_id, from: "confirmed" as const, to: "preparing" as const };
    await change(order_id, "confirmed", "preparing", event_id);
    expect(await revertStatus(db, undo)).toHaveLength(1);
    expect(await revertStatus(db, undo)).toEqual([]);
    expect(await orderOf(order_id)).toMatchObject({ status: "confirmed", preparing_at: null, picker_id: null });
    expect(await logOf(order_id)).toEqual([]);

    await change(order_id, "confirmed", "preparing", event_id);
    await change(order_id, "preparing", "cancelled", `later_${order_id}`);
    expect(await revertStatus(db, undo)).toEqual([]);
    expect(await orderOf(order_id)).toMatchObject({ status: "cancelled" });
  });
});

describe("moving an order", () => {
  it("answers quietly when it is there already", async () => {
    const order_id = await insertOrder(db);
    const first = await move({ order_id, to: "preparing", actor: picker("asha") });
    const second = await move({ order_id, to: "preparing", actor: picker("binu") });
    expect([first.changed, second.changed]).toEqual([true, false]);
    expect(await logOf(order_id)).toHaveLength(1);
    expect(await orderOf(order_id)).toMatchObject({ picker_id: "asha" });
  });

  it("refuses a move the table does not know, with the status the order has", async () => {
    const order_id = await insertOrder(db);
    await expect(move({ order_id, to: "delivered", actor: operator })).rejects.toMatchObject({
      type: "conflict",
      code: "status_conflict",
      details: { status: "confirmed" },
    });
  });

  it("refuses a move from elsewhere than expected", async () => {
    const order_id = await insertOrder(db, { status: "preparing" });
    const refused = move({ order_id, to: "cancelled", actor: operator, expected_from: "confirmed" });
    await expect(refused).rejects.toMatchObject({ code: "status_conflict" });
  });

  it("refuses an unknown order", async () => {
    const refused = move({ order_id: "order_nowhere", to: "preparing", actor: operator });
    await expect(refused).rejects.toMatchObject({ type: "not_found", code: "order_not_found" });
  });

  it("lets either the cancellation or the pickup happen, not both", async () => {
    const order_id = await insertOrder(db, { status: "ready_for_pickup" });
    const outcomes = await Promise.allSettled([
      move({ order_id, to: "cancelled", actor: picker("asha"), reason: "torn bag" }),
      move({ order_id, to: "out_for_delivery", actor: { type: "rider", id: "rider_1" } }),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect(await logOf(order_id)).toHaveLength(1);
  });
});

describe("declaring an order packed", () => {
  it("refuses lines nobody resolved and names them", async () => {
    const order_id = await insertOrder(db, { status: "preparing", lines: [{ picked_quantity: 2 }, {}] });
    const line = await db("quick_order_line").where({ order_id, status: "pending" }).first<{ id: string }>();
    await expect(move({ order_id, to: "ready_for_pickup", actor: picker("asha") })).rejects.toMatchObject({
      code: "lines_unresolved",
      details: { line_ids: [line.id] },
    });
    expect(await orderOf(order_id)).toMatchObject({ status: "preparing" });
  });

  it("refuses an empty bag", async () => {
    const order_id = await insertOrder(db, { status: "preparing", lines: [{ picked_quantity: 0 }] });
    const refused = move({ order_id, to: "ready_for_pickup", actor: picker("asha") });
    await expect(refused).rejects.toMatchObject({ code: "nothing_picked" });
  });

  it("by an operator takes unresolved lines as picked in full and leaves short ones short", async () => {
    const order_id = await insertOrder(db, { status: "preparing", lines: [{ picked_quantity: 1 }, {}] });
    expect(await move({ order_id, to: "ready_for_pickup", actor: operator })).toMatchObject({ changed: true });
    const lines = await db("quick_order_line").where({ order_id }).orderBy("picked_quantity");
    expect(lines).toMatchObject([
      { status: "short", picked_quantity: 1 },
      { status: "picked", picked_quantity: 2 },
    ]);
  });
});
