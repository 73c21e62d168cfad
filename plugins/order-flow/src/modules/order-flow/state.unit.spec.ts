import { ORDER_ACTOR_TYPES, ORDER_STATUSES, type OrderActorType, type OrderStatus } from "../../contract";
import {
  judgeTransition,
  STOCK_HELD_STATUSES,
  STOCK_BAGGED_STATUSES,
  STOCK_ON_ROAD_STATUSES,
  TRANSITIONS,
} from "./state";

/** Written out by hand, so that the table cannot agree with itself. */
const ALLOWED: Partial<Record<`${OrderStatus}>${OrderStatus}`, OrderActorType[]>> = {
  "pending>confirmed": ["operator", "system"],
  "pending>cancelled": ["customer", "staff", "operator", "system"],
  "confirmed>preparing": ["staff", "operator", "system"],
  "confirmed>cancelled": ["customer", "staff", "operator", "system"],
  "preparing>ready_for_pickup": ["staff", "operator", "system"],
  "preparing>cancelled": ["customer", "staff", "operator", "system"],
  "ready_for_pickup>out_for_delivery": ["rider", "operator", "system"],
  "ready_for_pickup>cancelled": ["staff", "operator", "system"],
  "out_for_delivery>delivered": ["rider", "operator", "system"],
  "out_for_delivery>cancelled": ["operator"],
};

const everyMove = ORDER_STATUSES.flatMap((from) =>
  ORDER_STATUSES.flatMap((to) => ORDER_ACTOR_TYPES.map((actor) => ({ from, to, actor }))),
);

describe("the statuses of an order", () => {
  it.each(everyMove)("$from to $to by $actor is as the table says", ({ from, to, actor }) => {
    const actors = ALLOWED[`${from}>${to}`];
    const expected = !actors ? "unknown_transition" : actors.includes(actor) ? "allowed" : "wrong_actor";
    expect(judgeTransition(from, to, actor, "because")).toBe(expected);
  });

  it("needs a reason to cancel what is on the road, and nowhere else", () => {
    for (const [pair, actors] of Object.entries(ALLOWED)) {
      const [from, to] = pair.split(">") as [OrderStatus, OrderStatus];
      const expected = pair === "out_for_delivery>cancelled" ? "reason_required" : "allowed";
      expect(judgeTransition(from, to, actors[0] as OrderActorType, " ")).toBe(expected);
    }
  });

  it("ends at delivered and cancelled", () => {
    expect(TRANSITIONS.filter(({ from }) => from === "delivered" || from === "cancelled")).toEqual([]);
  });

  it("knows for every status that can be cancelled where its stock is", () => {
    const cancellable = TRANSITIONS.filter(({ to }) => to === "cancelled").map(({ from }) => from);
    expect([...STOCK_HELD_STATUSES, ...STOCK_BAGGED_STATUSES, ...STOCK_ON_ROAD_STATUSES].sort()).toEqual(
      cancellable.sort(),
    );
  });
});
