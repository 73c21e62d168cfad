import type { OrderStatus } from "../../../contract";
import { inPaise, inRupees } from "./money";

/** What Medusa's own records of an order say. */
export interface MedusaRecords {
  order_cancelled: boolean;
  /** The fulfilment that is not cancelled, if there is one. */
  fulfillment: { id: string; shipped: boolean; delivered: boolean } | null;
  /** Authorised, not cancelled, nothing captured yet. */
  uncaptured_payment_ids: string[];
  /** What Medusa already wrote off for items that were not picked, in major units. */
  credited: number;
  money: OrderMoney;
}

/** The money of an order in Medusa's books, in major units. */
export interface OrderMoney {
  captured: number;
  /** What is captured and has not gone back. */
  kept: number;
  /** What went back for goods that were not picked, or by hand: everything but item refunds. */
  returned_difference: number;
}

export type RecordMove =
  | "create_fulfillment"
  | "credit_short_picks"
  | "ship"
  | "deliver"
  | "capture"
  | "release_payment"
  | "refund_difference"
  | "take_back_shipment"
  | "cancel_fulfillment"
  | "cancel_order";

const PACKED: readonly OrderStatus[] = ["ready_for_pickup", "out_for_delivery", "delivered"];
const ON_THE_ROAD: readonly OrderStatus[] = ["out_for_delivery", "delivered"];

/**
 * What has to happen to Medusa's records so that they say what the order's status says, in order. Empty when they agree,
 * so doing it twice does nothing the second time.
 */
export function missingRecordMoves(
  status: OrderStatus,
  owed: { total: number; due: number },
  records: MedusaRecords,
): RecordMove[] {
  if (status === "cancelled") return cancellingMoves(records);
  const moves: RecordMove[] = [];
  if (records.order_cancelled) return moves;
  if (PACKED.includes(status)) {
    if (!records.fulfillment) moves.push("create_fulfillment");
    if (inPaise(records.credited) < inPaise(owed.total) - inPaise(owed.due)) moves.push("credit_short_picks");
  }
  if (ON_THE_ROAD.includes(status) && !records.fulfillment?.shipped) moves.push("ship");
  if (status === "delivered") {
    if (!records.fulfillment?.delivered) moves.push("deliver");
    if (records.uncaptured_payment_ids.length > 0) moves.push(owed.due > 0 ? "capture" : "release_payment");
  }
  // Last, because a provider that is down must not hold up the goods.
  if (PACKED.includes(status) && differenceOwed(owed.due, records.money) > 0) moves.push("refund_difference");
  return moves;
}

/** What was captured above what is due for the goods picked and has not gone back yet; never more than is still there. */
export function differenceOwed(due: number, money: OrderMoney): number {
  const owed = inPaise(money.captured) - inPaise(due) - inPaise(money.returned_difference);
  return inRupees(Math.max(0, Math.min(owed, inPaise(money.kept))));
}

function cancellingMoves(records: MedusaRecords): RecordMove[] {
  if (records.order_cancelled) return [];
  const moves: RecordMove[] = [];
  if (records.fulfillment?.shipped) moves.push("take_back_shipment");
  if (records.fulfillment) moves.push("cancel_fulfillment");
  moves.push("cancel_order");
  return moves;
}
