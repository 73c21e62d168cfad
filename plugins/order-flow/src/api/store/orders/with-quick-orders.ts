import type { MedusaContainer } from "@medusajs/framework/types";
import type { StoreQuickOrder } from "../../../contract";
import { presentStoreQuickOrder } from "../../present";
import { orderFlowOf } from "../../read";

const MAX_REFUNDS = 1_000;

/** Adds `quick_order` to Medusa's orders; null for an order that was not placed here. */
export async function withQuickOrders<T extends { id: string }>(
  container: MedusaContainer,
  orders: T[],
): Promise<(T & { quick_order: StoreQuickOrder | null })[]> {
  const service = orderFlowOf(container);
  const order_ids = orders.map((order) => order.id);
  const [quickOrders, lines, { refunds }] = await Promise.all([
    service.listQuickOrders({ order_id: order_ids }, { take: orders.length }),
    service.listLinesOf(order_ids),
    service.listRefunds({ order_ids, limit: MAX_REFUNDS, offset: 0 }),
  ]);
  const byOrder = new Map(quickOrders.map((each) => [each.order_id, each]));
  return orders.map((order) => {
    const quickOrder = byOrder.get(order.id);
    return {
      ...order,
      quick_order: quickOrder
        ? presentStoreQuickOrder(
            quickOrder,
            lines.filter(({ order_id }) => order_id === order.id),
            refunds.filter(({ order_id }) => order_id === order.id),
          )
        : null,
    };
  });
}
