import type { Context, InferTypeOf } from "@medusajs/framework/types";
import type { EntityManager, Knex } from "@medusajs/framework/mikro-orm/knex";
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import OrderEvent from "../models/order-event";
import QuickOrder from "../models/quick-order";
import QuickOrderLine from "../models/quick-order-line";
import { beginPaymentReturn, type PaymentReturnRow } from "../queries/begin-payment-return.sql";
import { deleteReturn } from "../queries/delete-return.sql";
import { endPaymentReturn } from "../queries/end-payment-return.sql";
import { listAwaitedBags } from "../queries/list-awaited-bags.sql";
import { listBegunPaymentReturns } from "../queries/list-begun-payment-returns.sql";
import { listLines, type LineRow } from "../queries/list-lines.sql";
import { changeRefundStatus } from "../queries/change-refund-status.sql";
import { listUnsettledReturns } from "../queries/list-unsettled-returns.sql";
import { markReturnSettled } from "../queries/mark-return-settled.sql";
import { listCartPayments } from "../queries/list-cart-payments.sql";
import { listDueRefunds } from "../queries/list-due-refunds.sql";
import { listRefunds, type RefundFilters, type RefundRow } from "../queries/list-refunds.sql";
import { noteRefundFailure } from "../queries/note-refund-failure.sql";
import { readOptions, type RefundRules } from "../options";
import { createRefund, type RefundAsked, type RefundCreated } from "../services/create-refund";
import { decideRefund, findRefund, type RefundDecision } from "../services/decide-refund";
import { confirmReturn, readOwedReturn } from "../services/confirm-return";
import type { ConfirmedReturn, OwedReturn, ReturnConfirmation } from "../services/confirm-return";

type Shared = Context<EntityManager>;

/** An order whose bag shall come back, with its lines. */
type AwaitedOrder = Omit<InferTypeOf<typeof QuickOrder>, "lines"> & { lines: LineRow[] };

/** What comes back after an order has left the store: bags, and money for goods that were delivered. */
export class AfterSaleService extends MedusaService({ QuickOrder, QuickOrderLine, OrderEvent }) {
  private readonly refundRules: RefundRules;

  constructor(container: Record<string, unknown>, ...others: unknown[]) {
    super(container, ...others);
    this.refundRules = readOptions(others[0]).refunds;
  }

  /**
   * Writes down that the bag of an order that was cancelled on the road is back in the store, once. Refuses
   * `order_not_found`, `status_conflict`, `line_not_found` and `return_above_packed`.
   */
  @InjectTransactionManager()
  async confirmReturn(
    confirmation: ReturnConfirmation,
    @MedusaContext() sharedContext: Shared = {},
  ): Promise<ConfirmedReturn> {
    return confirmReturn(knexOf(sharedContext), confirmation);
  }

  /** Orders whose bags came back before an instant and whose goods are not known to be on the shelf, at most `limit`. */
  @InjectManager()
  async listUnsettledReturnIds(
    settledBefore: Date,
    limit: number,
    @MedusaContext() sharedContext: Shared = {},
  ): Promise<string[]> {
    const rows = await listUnsettledReturns(knexOf(sharedContext), { settled_before: settledBefore, limit });
    return rows.map((row) => row.order_id);
  }

  /** What a confirmed return owes the shelf, as it was confirmed; null when there is none. */
  @InjectManager()
  async readOwedReturn(orderId: string, @MedusaContext() sharedContext: Shared = {}): Promise<OwedReturn | null> {
    return readOwedReturn(knexOf(sharedContext), orderId);
  }

  /** Notes that the goods of a bag are on the shelf; from then on its confirmation stays. */
  @InjectManager()
  async markReturnSettled(orderId: string, @MedusaContext() sharedContext: Shared = {}): Promise<void> {
    await markReturnSettled(knexOf(sharedContext), { order_id: orderId });
  }

  /** Forgets a confirmation whose stock could not follow; a second run finds nothing. */
  @InjectTransactionManager()
  async revertReturn(orderId: string, @MedusaContext() sharedContext: Shared = {}): Promise<void> {
    await deleteReturn(knexOf(sharedContext), { order_id: orderId });
  }

  /** One page of the orders cancelled on the road whose bags have not come back, longest waiting first. */
  @InjectManager()
  async listAwaitedBags(
    page: { dark_store_ids: string[] | null; limit: number; offset: number },
    @MedusaContext() sharedContext: Shared = {},
  ): Promise<{ orders: AwaitedOrder[]; count: number }> {
    const rows = await listAwaitedBags(knexOf(sharedContext), page);
    const order_ids = rows.map((row) => row.order_id);
    const found = await this.listQuickOrders({ order_id: order_ids }, { take: order_ids.length }, sharedContext);
    const lines = await listLines(knexOf(sharedContext), { order_ids });
    const orders = order_ids.flatMap((order_id) => found.filter((order) => order.order_id === order_id));
    return {
      orders: orders.map((order) => ({ ...order, lines: lines.filter((line) => line.order_id === order.order_id) })),
      count: rows[0]?.count ?? 0,
    };
  }

  /**
   * Writes a refund of delivered items down and claims them, once per piece; above the customer's limit it waits for
   * operations. Refuses `order_not_found`, `status_conflict`, `refund_window_over`, `photo_required`, `line_not_found`,
   * `already_refunded` and `nothing_to_refund`.
   */
  @InjectTransactionManager()
  async createRefund(asked: RefundAsked, @MedusaContext() sharedContext: Shared = {}): Promise<RefundCreated> {
    return createRefund(knexOf(sharedContext), asked, this.refundRules);
  }

  /** Makes an operator's decision, once; making it again changes nothing. Refuses `refund_not_found`, `refund_decided`. */
  @InjectTransactionManager()
  async decideRefund(decision: RefundDecision, @MedusaContext() sharedContext: Shared = {}): Promise<RefundRow> {
    return decideRefund(knexOf(sharedContext), decision);
  }

  /** One refund with its lines. Refuses `refund_not_found`. */
  @InjectManager()
  async retrieveRefund(refundId: string, @MedusaContext() sharedContext: Shared = {}): Promise<RefundRow> {
    return findRefund(knexOf(sharedContext), refundId);
  }

  /** One page of refunds, newest first. */
  @InjectManager()
  async listRefunds(
    query: Partial<RefundFilters> & { limit: number; offset: number },
    @MedusaContext() sharedContext: Shared = {},
  ): Promise<{ refunds: RefundRow[]; count: number }> {
    const any = { ids: null, order_ids: null, statuses: null, customer_id: null, dark_store_id: null };
    const refunds = await listRefunds(knexOf(sharedContext), { ...any, from: null, to: null, ...query });
    return { refunds, count: refunds[0]?.count ?? 0 };
  }

  /** Refunds whose money has not gone back and was not tried since an instant, at most `limit`. */
  @InjectManager()
  async listDueRefundIds(
    settledBefore: Date,
    limit: number,
    @MedusaContext() sharedContext: Shared = {},
  ): Promise<string[]> {
    const rows = await listDueRefunds(knexOf(sharedContext), { settled_before: settledBefore, limit });
    return rows.map((row) => row.id);
  }

  /** Notes that the money of a refund is with the customer; answers whether this call did. */
  @InjectManager()
  async markRefunded(refundId: string, @MedusaContext() sharedContext: Shared = {}): Promise<boolean> {
    const rows = await changeRefundStatus(knexOf(sharedContext), {
      id: refundId,
      from: "approved",
      to: "refunded",
      decided_by_id: null,
      decline_reason: null,
      pay_out_reference: null,
    });
    return rows.length > 0;
  }

  /**
   * Writes down that the money of a payment session is about to go back, before anything is asked of its provider.
   * Answers whether it is: not when the cart has an order, nor when the money went back before.
   */
  @InjectManager()
  async beginPaymentReturn(payment: PaymentReturnRow, @MedusaContext() sharedContext: Shared = {}): Promise<boolean> {
    const rows = await beginPaymentReturn(knexOf(sharedContext), payment);
    return rows.length > 0;
  }

  /** Notes that it is on its way back; answers the return to whoever does so first, null to others. */
  @InjectManager()
  async endPaymentReturn(
    sessionId: string,
    @MedusaContext() sharedContext: Shared = {},
  ): Promise<PaymentReturnRow | null> {
    const [ended] = await endPaymentReturn(knexOf(sharedContext), { session_id: sessionId });
    return ended ?? null;
  }

  /** The payment sessions of a cart whose payments are not cancelled. */
  @InjectManager()
  async listCartPaymentSessionIds(cartId: string, @MedusaContext() sharedContext: Shared = {}): Promise<string[]> {
    const rows = await listCartPayments(knexOf(sharedContext), { cart_id: cartId });
    return rows.map((row) => row.session_id);
  }

  /** Returns of payments that were begun before an instant and not ended, at most `limit`. */
  @InjectManager()
  async listBegunPaymentReturns(
    settledBefore: Date,
    limit: number,
    @MedusaContext() sharedContext: Shared = {},
  ): Promise<{ session_id: string; cart_id: string }[]> {
    return listBegunPaymentReturns(knexOf(sharedContext), { settled_before: settledBefore, limit });
  }

  /** Notes why a refund could not be paid, for operations to see. */
  @InjectManager()
  async noteRefundFailure(refundId: string, error: string, @MedusaContext() sharedContext: Shared = {}): Promise<void> {
    await noteRefundFailure(knexOf(sharedContext), { id: refundId, error });
  }
}

/** The connection of the running transaction, or of the pool outside one. */
export function knexOf(sharedContext: Shared): Knex {
  const manager = (sharedContext.transactionManager ?? sharedContext.manager) as EntityManager;
  return manager.getTransactionContext<Knex>() ?? manager.getKnex();
}
