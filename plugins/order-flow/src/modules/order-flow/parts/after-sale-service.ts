import type { Context, InferTypeOf } from "@medusajs/framework/types";
import type { EntityManager, Knex } from "@medusajs/framework/mikro-orm/knex";
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import OrderEvent from "../models/order-event";
import QuickOrder from "../models/quick-order";
import QuickOrderLine from "../models/quick-order-line";
import { deleteReturn } from "../queries/delete-return.sql";
import { listAwaitedBags } from "../queries/list-awaited-bags.sql";
import { listLines, type LineRow } from "../queries/list-lines.sql";
import { confirmReturn, type ConfirmedReturn, type ReturnConfirmation } from "../services/confirm-return";

type Shared = Context<EntityManager>;

/** An order whose bag shall come back, with its lines. */
type AwaitedOrder = Omit<InferTypeOf<typeof QuickOrder>, "lines"> & { lines: LineRow[] };

/** What comes back after an order has left the store: bags, and money for goods that were delivered. */
export class AfterSaleService extends MedusaService({ QuickOrder, QuickOrderLine, OrderEvent }) {
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
}

/** The connection of the running transaction, or of the pool outside one. */
export function knexOf(sharedContext: Shared): Knex {
  const manager = (sharedContext.transactionManager ?? sharedContext.manager) as EntityManager;
  return manager.getTransactionContext<Knex>() ?? manager.getKnex();
}
