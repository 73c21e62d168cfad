import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { Refusal } from "@quickdash/dark-stores/contract";
import type { RefundItemsInput, RefundStatus } from "../../../contract";
import type { RefundRules } from "../options";
import { grantedStatus, isWithinLimit, refuseUnfitRequest } from "../policies/judge-refund";
import { planRefund, totalOf } from "../policies/plan-refund";
import { claimRefundLines } from "../queries/claim-refund-lines.sql";
import { insertRefund } from "../queries/insert-refund.sql";
import { listLines } from "../queries/list-lines.sql";
import { lockCustomerRefunds } from "../queries/lock-customer-refunds.sql";
import { lockDeliveredOrder, type DeliveredOrder } from "../queries/lock-delivered-order.sql";
import { sumCustomerRefunds } from "../queries/sum-customer-refunds.sql";
import { orderNotFound, statusConflict } from "../refusals";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Items to refund, and who asks: the order's own customer, or an operator, for whom no window and no limit counts. */
export interface RefundAsked extends RefundItemsInput {
  order_id: string;
  by: { type: "customer" | "operator"; id: string };
}

/** A refund that was written down, and where it stands. */
export interface RefundCreated {
  refund_id: string;
  status: RefundStatus;
}

/** The writing of {@link AfterSaleService.createRefund}; run it inside a transaction. */
export async function createRefund(db: Knex, asked: RefundAsked, rules: RefundRules): Promise<RefundCreated> {
  const { order_id, by } = asked;
  const [order] = await lockDeliveredOrder(db, { order_id });
  if (!order || (by.type === "customer" && order.customer_id !== by.id)) throw orderNotFound(order_id);
  if (order.status !== "delivered" || !order.delivered_at)
    throw statusConflict(order.status, "be refunded item by item");
  const now = new Date();
  if (by.type === "customer") refuseUnfitRequest(asked, { delivered_at: order.delivered_at, now }, rules);

  const lines = planRefund(await listLines(db, { order_ids: [order_id] }), asked.items);
  const amount = totalOf(lines);
  const status = (await isGranted(db, asked, { order, amount, now }, rules))
    ? grantedStatus(order.payment_method)
    : "requested";
  const claimed = await claimRefundLines(db, { lines });
  if (claimed.length !== lines.length) {
    throw new Refusal("conflict", "already_refunded", "Somebody has just refunded one of these items.");
  }
  const [decided_by_type, decided_by_id] =
    status === "requested"
      ? [null, null]
      : by.type === "operator"
        ? ["operator" as const, by.id]
        : ["system" as const, "limit"];
  const refund_id = generateEntityId(undefined, "orefund");
  await insertRefund(db, {
    id: refund_id,
    order_id,
    customer_id: order.customer_id,
    status,
    reason: asked.reason,
    note: asked.note ?? null,
    photo_reference: asked.photo_reference ?? null,
    amount,
    requested_by_type: by.type,
    requested_by_id: by.id,
    decided_by_type,
    decided_by_id,
    lines,
  });
  return { refund_id, status };
}

async function isGranted(
  db: Knex,
  { by }: RefundAsked,
  { order, amount, now }: { order: DeliveredOrder; amount: number; now: Date },
  rules: RefundRules,
): Promise<boolean> {
  if (by.type === "operator" || !order.customer_id) return by.type === "operator";
  await lockCustomerRefunds(db, { customer_id: order.customer_id });
  const since = new Date(now.getTime() - rules.limit_days * DAY_MS);
  const [claimed] = await sumCustomerRefunds(db, { customer_id: order.customer_id, since });
  return isWithinLimit(claimed ?? { count: 0, amount: 0 }, amount, rules);
}
