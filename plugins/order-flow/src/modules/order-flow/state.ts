import type { OrderActorType, OrderStatus } from "../../contract";

interface Transition {
  from: OrderStatus;
  to: OrderStatus;
  /** Who may ask for it; everyone else is refused. */
  actors: readonly OrderActorType[];
  needsReason?: true;
}

/** The only moves an order can make. From `delivered` and `cancelled` there is none. */
export const TRANSITIONS: readonly Transition[] = [
  { from: "pending", to: "confirmed", actors: ["operator", "system"] },
  { from: "confirmed", to: "preparing", actors: ["staff", "operator", "system"] },
  { from: "preparing", to: "ready_for_pickup", actors: ["staff", "operator", "system"] },
  { from: "ready_for_pickup", to: "out_for_delivery", actors: ["rider", "operator", "system"] },
  { from: "out_for_delivery", to: "delivered", actors: ["rider", "operator", "system"] },
  { from: "pending", to: "cancelled", actors: ["customer", "staff", "operator", "system"] },
  { from: "confirmed", to: "cancelled", actors: ["customer", "staff", "operator", "system"] },
  { from: "preparing", to: "cancelled", actors: ["customer", "staff", "operator", "system"] },
  { from: "ready_for_pickup", to: "cancelled", actors: ["staff", "operator", "system"] },
  { from: "out_for_delivery", to: "cancelled", actors: ["operator"], needsReason: true },
];

export type TransitionAnswer = "allowed" | "unknown_transition" | "wrong_actor" | "reason_required";

/** Tells whether this actor may move an order from one status to the other, and if not, why. */
export function judgeTransition(
  from: OrderStatus,
  to: OrderStatus,
  actor: OrderActorType,
  reason: string | null | undefined,
): TransitionAnswer {
  const transition = TRANSITIONS.find((each) => each.from === from && each.to === to);
  if (!transition) return "unknown_transition";
  if (!transition.actors.includes(actor)) return "wrong_actor";
  if (transition.needsReason && !reason?.trim()) return "reason_required";
  return "allowed";
}

/** Stock of an order in these statuses is held, not yet taken from the shelf. */
export const STOCK_HELD_STATUSES: readonly OrderStatus[] = ["pending", "confirmed", "preparing"];
/** Stock of an order in these statuses is in a bag in the store: cancelling puts it back on the shelf at once. */
export const STOCK_BAGGED_STATUSES: readonly OrderStatus[] = ["ready_for_pickup"];
/** Stock of an order in these statuses is on the road: it comes back when the store confirms the bag. */
export const STOCK_ON_ROAD_STATUSES: readonly OrderStatus[] = ["out_for_delivery"];
