import { Refusal } from "@quickdash/dark-stores/contract";
import type { OrderStatus } from "../../contract";

/** There is no such order, or none the caller may know of. */
export function orderNotFound(orderId: string): Refusal {
  return new Refusal("not_found", "order_not_found", `There is no order ${orderId}.`);
}

/** The order has no such line. */
export function lineNotFound(lineId: string): Refusal {
  return new Refusal("not_found", "line_not_found", `The order has no line ${lineId}.`);
}

/** The order is not where the caller believes it to be. */
export function statusConflict(status: OrderStatus, wanted: string): Refusal {
  return new Refusal("conflict", "status_conflict", `The order is ${status}: it cannot ${wanted}.`, { status });
}

/** Someone else has taken the order to pick. */
export function orderTaken(): Refusal {
  return new Refusal("conflict", "order_taken", "Another picker has taken this order: take the next one.");
}
