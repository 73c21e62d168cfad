import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Refusal } from "@quickdash/dark-stores/contract";
import type { RefundStatus } from "../../../contract";
import { grantedStatus } from "../policies/judge-refund";
import { changeRefundStatus } from "../queries/change-refund-status.sql";
import { claimRefundLines } from "../queries/claim-refund-lines.sql";
import { listRefunds, type RefundRow } from "../queries/list-refunds.sql";
import { lockDeliveredOrder } from "../queries/lock-delivered-order.sql";

/** What an operator decides of a refund. */
export type RefundDecision = { refund_id: string; operator_id: string } & (
  | { kind: "approve" }
  | { kind: "decline"; reason: string }
  /** The cash is with the customer; the reference finds the payment again. */
  | { kind: "pay_out"; reference: string }
);

const ANY = {
  ids: null,
  order_ids: null,
  statuses: null,
  customer_id: null,
  dark_store_id: null,
  from: null,
  to: null,
};

/** The statuses in which a decision has been made already: making it again changes nothing. */
const MADE: Record<RefundDecision["kind"], readonly RefundStatus[]> = {
  approve: ["approved", "to_pay_out", "refunded"],
  decline: ["declined"],
  pay_out: ["approved", "refunded"],
};

/** One refund with its lines. Refuses `refund_not_found`. */
export async function findRefund(db: Knex, refundId: string): Promise<RefundRow> {
  const [refund] = await listRefunds(db, { ...ANY, ids: [refundId], limit: 1, offset: 0 });
  if (!refund) throw new Refusal("not_found", "refund_not_found", `There is no refund ${refundId}.`);
  return refund;
}

/** The decision of {@link AfterSaleService.decideRefund}; run it inside a transaction. */
export async function decideRefund(db: Knex, decision: RefundDecision): Promise<RefundRow> {
  const found = await findRefund(db, decision.refund_id);
  // The order's lock first, as everywhere: declining gives the claims on its lines back.
  await lockDeliveredOrder(db, { order_id: found.order_id });
  const refund = await findRefund(db, decision.refund_id);
  const from = decision.kind === "pay_out" ? "to_pay_out" : "requested";
  const to = targetOf(decision, refund);
  if (refund.status !== from) {
    const isMade = MADE[decision.kind].includes(refund.status) && (decision.kind !== "pay_out" || isCash(refund));
    if (isMade) return refund;
    throw new Refusal("conflict", "refund_decided", `The refund is ${refund.status}.`, { status: refund.status });
  }
  await changeRefundStatus(db, {
    id: refund.id,
    from,
    to,
    decided_by_id: decision.kind === "pay_out" ? null : decision.operator_id,
    decline_reason: decision.kind === "decline" ? decision.reason : null,
    pay_out_reference: decision.kind === "pay_out" ? decision.reference : null,
  });
  if (decision.kind === "decline") await giveBack(db, refund);
  return findRefund(db, refund.id);
}

function targetOf(decision: RefundDecision, refund: RefundRow): RefundStatus {
  if (decision.kind === "decline") return "declined";
  return decision.kind === "pay_out" ? "approved" : grantedStatus(refund.payment_method);
}

const isCash = (refund: RefundRow): boolean => grantedStatus(refund.payment_method) === "to_pay_out";

async function giveBack(db: Knex, refund: RefundRow): Promise<void> {
  const lines = refund.items.map(({ line_id, quantity, amount }) => ({
    line_id,
    quantity: -quantity,
    amount: -amount,
  }));
  const given = await claimRefundLines(db, { lines });
  if (given.length !== lines.length) throw new Error(`The claims of refund ${refund.id} are not on its lines.`);
}
