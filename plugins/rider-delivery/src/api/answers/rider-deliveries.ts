import type { MedusaContainer } from "@medusajs/framework/types";
import { ORDER_FLOW_MODULE, type OrderFlowService } from "@quickdash/order-flow/modules/order-flow";
import { whoMayLeave } from "../../workflows/deliveries/leave-at-door";
import { toRiderDelivery } from "./delivery";

type DeliveryRow = Parameters<typeof toRiderDelivery>[0];
type RiderDelivery = ReturnType<typeof toRiderDelivery> & { bags: number | null; leave_at_door: boolean };

/** Deliveries as their rider sees them, each with the number of bags to take, null where the store did not say, and whether it may be left at the door. */
export async function riderDeliveriesOf(
  container: MedusaContainer,
  deliveries: readonly DeliveryRow[],
): Promise<RiderDelivery[]> {
  const orders = await container
    .resolve<OrderFlowService>(ORDER_FLOW_MODULE)
    .listQuickOrders(
      { order_id: deliveries.map(({ order_id }) => order_id) },
      { select: ["order_id", "bags"], take: deliveries.length },
    );
  const bags = new Map(orders.map((order) => [order.order_id, order.bags]));
  const mayLeave = deliveries.length > 0 ? await whoMayLeave(container, deliveries) : [];
  return deliveries.map((delivery, index) => ({
    ...toRiderDelivery(delivery),
    bags: bags.get(delivery.order_id) ?? null,
    leave_at_door: mayLeave[index] ?? false,
  }));
}

/** One delivery as its rider sees it. */
export async function riderDeliveryOf(container: MedusaContainer, delivery: DeliveryRow): Promise<RiderDelivery> {
  const { bags = null, leave_at_door = false } = (await riderDeliveriesOf(container, [delivery]))[0] ?? {};
  return { ...toRiderDelivery(delivery), bags, leave_at_door };
}
