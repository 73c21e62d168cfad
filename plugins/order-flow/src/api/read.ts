import type { MedusaContainer } from "@medusajs/framework/types";
import type { AdminQuickOrdersQuery, StaffOrder } from "../contract";
import { ORDER_FLOW_MODULE } from "../modules/order-flow";
import type OrderFlowService from "../modules/order-flow/service";
import { presentEvent, presentQuickOrder, presentStaffOrder } from "./present";

/** The module's service, for reads; routes write through workflows only. */
export function orderFlowOf(container: MedusaContainer): OrderFlowService {
  return container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
}

/** One order as store staff sees it. Refuses `order_not_found`. */
export async function readStaffOrder(container: MedusaContainer, orderId: string): Promise<StaffOrder> {
  const service = orderFlowOf(container);
  return presentStaffOrder(await service.retrieveQuickOrder(orderId), await service.listLines(orderId));
}

/** One order with its log, as operations see it. Refuses `order_not_found`. */
export async function readQuickOrder(container: MedusaContainer, orderId: string) {
  const service = orderFlowOf(container);
  const order = await service.retrieveQuickOrder(orderId);
  const [lines, events] = await Promise.all([service.listLines(orderId), service.listEvents(orderId)]);
  return { ...presentQuickOrder(order, lines), events: events.map(presentEvent) };
}

/** One page of orders with their lines: those that match, newest first, or those whose bags shall come back. */
export async function pageQuickOrders(container: MedusaContainer, query: AdminQuickOrdersQuery) {
  const service = orderFlowOf(container);
  const { limit, offset, awaiting_return, placed_since, ...filters } = query;
  if (awaiting_return === "true") {
    const dark_store_ids = filters.dark_store_id ? [filters.dark_store_id] : null;
    return service.listAwaitedBags({ dark_store_ids, limit, offset });
  }
  const [found, count] = await service.listAndCountQuickOrders(
    { ...filters, ...(placed_since && { placed_at: { $gte: placed_since } }) },
    { take: limit, skip: offset, order: { placed_at: "DESC", order_id: "ASC" } },
  );
  const lines = await service.listLinesOf(found.map((order) => order.order_id));
  const orders = found.map((order) => ({ ...order, lines: lines.filter((line) => line.order_id === order.order_id) }));
  return { orders, count };
}
