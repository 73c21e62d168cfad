import type { MedusaContainer } from "@medusajs/framework/types";
import type { StaffOrder } from "../contract";
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
