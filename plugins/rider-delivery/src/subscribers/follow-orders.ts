import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { ORDER_STATUS_CHANGED, type OrderStatusChanged } from "@quickdash/order-flow/contract";
import { cancelDeliveriesWorkflow, openDeliveriesWorkflow } from "../workflows";

/** A ready order gets a delivery, or the one it has learns that it is packed; an order that ended without its rider needs none any more. */
export default async function followOrders({ event, container }: SubscriberArgs<OrderStatusChanged>): Promise<void> {
  const { order_id, to, actor } = event.data;
  if (to === "ready_for_pickup") {
    await openDeliveriesWorkflow(container).run({ input: { order_ids: [order_id] } });
  } else if (to === "cancelled" || (to === "delivered" && actor.type !== "rider")) {
    await cancelDeliveriesWorkflow(container).run({ input: { order_ids: [order_id], reason: `the order is ${to}` } });
  }
}

export const config: SubscriberConfig = {
  event: ORDER_STATUS_CHANGED,
  context: { subscriberId: "rider-delivery-follow-orders" },
};
