import type { Context, InferTypeOf } from "@medusajs/framework/types";
import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils";
import type { OrderStatus } from "../../contract";
import type OrderEvent from "./models/order-event";
import type QuickOrder from "./models/quick-order";
import { AfterSaleService, knexOf } from "./parts/after-sale-service";
import { moveOrder, type OrderMove, type OrderMoved } from "./services/move-order";
import { pickLine, type HeldByOrder, type LinePick } from "./services/pick-line";
import { presentOrder } from "./services/present-order";
import { readOverview } from "./services/read-overview";
import { withTotals } from "./services/total-cart";
import { writePlacedOrder } from "./services/write-placed-order";
import { takeOver, type TakeOver } from "./services/take-over";
import type { Overview } from "./policies/overview";
import type { PlacingCart } from "./policies/placing-cart";
import { claimLease } from "./queries/claim-lease.sql";
import { closeCart, type ClosedCart } from "./queries/close-cart.sql";
import { endLease } from "./queries/end-lease.sql";
import { findCartOwner, type CartOwner } from "./queries/find-cart-owner.sql";
import type { PlacedOrder } from "./queries/insert-quick-order.sql";
import { listLines, type LineRow } from "./queries/list-lines.sql";
import { listStaffOrders, type StaffOrderRow } from "./queries/list-staff-orders.sql";
import { listUnrecordedOrders } from "./queries/list-unrecorded-orders.sql";
import { lockOrder } from "./queries/lock-order.sql";
import { markRecorded } from "./queries/mark-recorded.sql";
import { postponeRecording } from "./queries/postpone-recording.sql";
import { readPlacingCart } from "./queries/read-placing-cart.sql";
import { renewLease } from "./queries/renew-lease.sql";
import { reopenCart } from "./queries/reopen-cart.sql";
import { revertStatus } from "./queries/revert-status.sql";
import type { AnalyticsWindow } from "./queries/summarize-orders.sql";
import { viewOrder } from "./queries/view-order.sql";
import { orderNotFound } from "./refusals";

const MAX_EVENTS = 100;
/** Such work takes seconds; one whose process died keeps the others waiting for so long. */
const LEASE_SECONDS = 120;

export { CASH_ON_DELIVERY } from "./policies/payment-method";
export type { ConfirmedReturn, OwedReturn, ReturnConfirmation } from "./services/confirm-return";
export type { ClosedCart } from "./queries/close-cart.sql";
export type { RefundRow } from "./queries/list-refunds.sql";
export type { RefundAsked, RefundCreated } from "./services/create-refund";
export type { RefundDecision } from "./services/decide-refund";
export type { LinePick, OrderMove, OrderMoved, PlacedOrder };
export type QuickOrderRecord = Omit<InferTypeOf<typeof QuickOrder>, "lines">;
export type OrderEventRecord = InferTypeOf<typeof OrderEvent>;
export type QuickOrderLineRecord = LineRow;

export interface StaffQueue {
  orders: (Omit<StaffOrderRow, "count"> & { lines: LineRow[] })[];
  count: number;
}

/** Keeps quick orders, their lines and their event log; every write of a status is conditional. */
export default class OrderFlowService extends AfterSaleService {
  /** The quick order of a Medusa order. Refuses `order_not_found`. */
  // @ts-expect-error Medusa declares the generated method as a property; here it takes the Medusa order's id instead of the row's.
  override async retrieveQuickOrder(orderId: string): Promise<QuickOrderRecord> {
    const [order] = await this.listQuickOrders({ order_id: orderId }, { take: 1 });
    if (!order) throw orderNotFound(orderId);
    return order;
  }

  /** Whose cart it is and what was placed from it, or null when there is no such cart. */
  @InjectManager()
  async findCartOwner(
    cartId: string,
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<CartOwner | null> {
    const [owner] = await findCartOwner(knexOf(sharedContext), { cart_id: cartId });
    return owner ?? null;
  }

  /** A cart with all that goes into its order, or null when there is none. */
  @InjectManager()
  async readPlacingCart(
    cartId: string,
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<PlacingCart | null> {
    const [cart] = await readPlacingCart(knexOf(sharedContext), { cart_id: cartId });
    return cart ? withTotals(cart) : null;
  }

  /** A new order as the Store API answers it, or null when there is none or it was changed since it was placed. */
  @InjectManager()
  async viewOrder(
    orderId: string,
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<Record<string, unknown> | null> {
    const [record] = await viewOrder(knexOf(sharedContext), { order_id: orderId });
    return record ? presentOrder(record) : null;
  }

  /** The quick order that was placed from a cart, or null. */
  async findQuickOrderOfCart(cartId: string): Promise<QuickOrderRecord | null> {
    const [order] = await this.listQuickOrders({ cart_id: cartId }, { take: 1 });
    return order ?? null;
  }

  /** Which of these carts (up to 1,000) have no quick order. */
  async listCartsWithoutOrder(cartIds: string[]): Promise<string[]> {
    if (cartIds.length === 0) return [];
    const placed = await this.listQuickOrders({ cart_id: cartIds }, { select: ["cart_id"], take: cartIds.length });
    const known = new Set(placed.map(({ cart_id }) => cart_id));
    return cartIds.filter((cartId) => !known.has(cartId));
  }

  /** The log of an order, oldest first. */
  async listEvents(orderId: string): Promise<OrderEventRecord[]> {
    return this.listOrderEvents({ order_id: orderId }, { order: { created_at: "ASC" }, take: MAX_EVENTS });
  }

  /** The lines of an order in the order a picker walks the store. */
  @InjectManager()
  async listLines(
    orderId: string,
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<QuickOrderLineRecord[]> {
    return listLines(knexOf(sharedContext), { order_ids: [orderId] });
  }

  /** The lines of up to 100 orders, by order and then by bin. */
  @InjectManager()
  async listLinesOf(
    orderIds: string[],
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<QuickOrderLineRecord[]> {
    return listLines(knexOf(sharedContext), { order_ids: orderIds });
  }

  /** One page of the work queue of some stores, oldest promise first, lines in bin order. */
  @InjectManager()
  async listStaffQueue(
    queue: { dark_store_ids: string[]; statuses: OrderStatus[]; limit: number; offset: number },
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<StaffQueue> {
    const db = knexOf(sharedContext);
    const rows = await listStaffOrders(db, queue);
    const lines = await listLines(db, { order_ids: rows.map((row) => row.order_id) });
    return {
      orders: rows.map(({ count: _, ...order }) => ({
        ...order,
        lines: lines.filter((line) => line.order_id === order.order_id),
      })),
      count: rows[0]?.count ?? 0,
    };
  }

  /** Makes an attempt the only one at its subject for two minutes; false while another one is at work. */
  @InjectManager()
  async claimLease(
    lease: { subject_id: string; attempt: string },
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<boolean> {
    const rows = await claimLease(knexOf(sharedContext), { ...lease, lease_seconds: LEASE_SECONDS });
    return rows.length === 1;
  }

  /** Keeps an attempt the only one for two minutes from now; false when its lease ran out and is another's. */
  @InjectManager()
  async renewLease(
    lease: { subject_id: string; attempt: string },
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<boolean> {
    const rows = await renewLease(knexOf(sharedContext), { ...lease, lease_seconds: LEASE_SECONDS });
    return rows.length === 1;
  }

  /** Ends an attempt; does nothing when its lease ran out and is another's. */
  @InjectManager()
  async endLease(
    lease: { subject_id: string; attempt: string },
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<void> {
    await endLease(knexOf(sharedContext), lease);
  }

  /** Writes down a placed order with its lines and the first line of its log, all or nothing. */
  @InjectManager()
  async createPlacedOrder(
    placed: PlacedOrder,
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<void> {
    await writePlacedOrder(knexOf(sharedContext), placed);
  }

  /** Closes the cart an order was placed from and ties both; answers whether this call closed it. */
  @InjectManager()
  async closeCart(
    placed: ClosedCart,
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<{ closed: boolean }> {
    const rows = await closeCart(knexOf(sharedContext), placed);
    return { closed: rows.length === 1 };
  }

  /** Undoes closeCart: the cart is open again, its order tied to nothing. */
  @InjectManager()
  async reopenCart(
    placed: { cart_id: string; order_id: string },
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<void> {
    await reopenCart(knexOf(sharedContext), placed);
  }

  /** Forgets an order whose placing failed after it was written down; a second run finds nothing. */
  @InjectTransactionManager()
  async deletePlacedOrder(orderId: string, @MedusaContext() sharedContext: Context<EntityManager> = {}): Promise<void> {
    const events = await this.listOrderEvents({ order_id: orderId }, { select: ["id"] }, sharedContext);
    await this.deleteOrderEvents(
      events.map((event) => event.id),
      sharedContext,
    );
    const orders = await this.listQuickOrders({ order_id: orderId }, { select: ["id"] }, sharedContext);
    await this.deleteQuickOrders(
      orders.map((order) => order.id),
      sharedContext,
    );
  }

  /**
   * Moves an order, once. Being there already is answered with `changed: false`. Refuses `order_not_found`,
   * `status_conflict` (with the status it has), `reason_required` and, on the way to `ready_for_pickup`, `order_taken`,
   * `lines_unresolved` and `nothing_picked`.
   */
  @InjectTransactionManager()
  async moveOrder(move: OrderMove, @MedusaContext() sharedContext: Context<EntityManager> = {}): Promise<OrderMoved> {
    return moveOrder(knexOf(sharedContext), move);
  }

  /** Takes back a transition whose follow-up failed; does nothing when the order has moved on. */
  @InjectTransactionManager()
  async revertMove(
    move: { order_id: string; event_id: string; from: OrderStatus; to: OrderStatus },
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<void> {
    const db = knexOf(sharedContext);
    await lockOrder(db, { order_id: move.order_id });
    await revertStatus(db, move);
  }

  /**
   * Resolves a line as picked, short or substituted, moves the order's holds with it and recomputes what is owed and
   * collected. A line can be resolved again while the order is being prepared. `hold` joins the transaction through the
   * context it is given. Refuses `order_not_found`, `line_not_found`, `status_conflict`, `order_taken`, what resolvePick
   * refuses and what `hold` refuses.
   */
  @InjectTransactionManager()
  async pickLine(
    pick: LinePick,
    hold: (held: HeldByOrder, context: Context<EntityManager>) => Promise<unknown>,
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<void> {
    await pickLine(knexOf(sharedContext), pick, (held) => hold(held, sharedContext));
  }

  /**
   * Makes a staff member the picker of an order in place of the one they saw, once. Refuses `order_not_found`,
   * `status_conflict` and `order_taken`.
   */
  @InjectTransactionManager()
  async takeOver(input: TakeOver, @MedusaContext() sharedContext: Context<EntityManager> = {}): Promise<void> {
    await takeOver(knexOf(sharedContext), input);
  }

  /** Orders whose Medusa records fell behind their status before an instant, at most `limit`. */
  @InjectManager()
  async listUnrecordedOrderIds(
    settledBefore: Date,
    limit: number,
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<string[]> {
    const rows = await listUnrecordedOrders(knexOf(sharedContext), { settled_before: settledBefore, limit });
    return rows.map((row) => row.order_id);
  }

  /** Notes that Medusa's records of an order now reflect this status. */
  @InjectManager()
  async markOrderRecorded(
    orderId: string,
    status: OrderStatus,
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<void> {
    await markRecorded(knexOf(sharedContext), { order_id: orderId, status });
  }

  /** Puts an order whose records could not be written at the end of the retry queue. */
  @InjectManager()
  async postponeRecording(orderId: string, @MedusaContext() sharedContext: Context<EntityManager> = {}): Promise<void> {
    await postponeRecording(knexOf(sharedContext), { order_id: orderId });
  }

  /** How the orders placed in a window went, of one store or of all; hours and days are those of the time zone. */
  @InjectManager()
  async readOverview(
    window: AnalyticsWindow & { time_zone: string },
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<Overview> {
    return readOverview(knexOf(sharedContext), window);
  }
}
