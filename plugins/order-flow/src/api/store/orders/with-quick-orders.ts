import type { MedusaContainer } from "@medusajs/framework/types";
import type { StoreQuickOrder } from "../../../contract";
import { presentStoreQuickOrder } from "../../present";
import { orderFlowOf } from "../../read";

/** Adds `quick_order` to Medusa's orders; null for an order that was not placed here. */
export async function withQuickOrders<T extends { id: string }>(
  container: MedusaContainer,
  orders: T[],
): Promise<(T & { quick_order: StoreQuickOrder | null })[]> {
  const service = orderFlowOf(container);
  const order_ids = orders.map((order) => order.id);
  const [quickOrders, lines] = await Promise.all([
    service.listQuickOrders({ order_id: order_ids }, { take: orders.length }),
    service.listLinesOf(order_ids),
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
          )
        : null,
    };
  });
}
