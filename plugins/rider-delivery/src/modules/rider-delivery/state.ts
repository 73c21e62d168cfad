import type { DeliveryStatus } from "../../contract";

/** Every transition a delivery may make; anything else is a refusal. */
const TRANSITIONS: Record<DeliveryStatus, readonly DeliveryStatus[]> = {
  unassigned: ["assigned", "cancelled"],
  assigned: ["picked_up", "unassigned", "assigned", "cancelled"],
  picked_up: ["delivered", "failed", "cancelled"],
  failed: ["unassigned", "assigned", "picked_up", "cancelled"],
  delivered: [],
  cancelled: [],
};

/** A rider carries a delivery from acceptance to hand-over; such a rider gets no new offer. */
export const UNFINISHED_STATUSES = ["assigned", "picked_up"] as const satisfies readonly DeliveryStatus[];

/** The statuses from which a delivery may enter `to`. */
export function sourcesOf(to: DeliveryStatus): DeliveryStatus[] {
  return (Object.keys(TRANSITIONS) as DeliveryStatus[]).filter((from) => TRANSITIONS[from].includes(to));
}
