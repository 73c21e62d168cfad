import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { ORDER_FLOW_MODULE, type OrderFlowService } from "@quickdash/order-flow/modules/order-flow";
import { etaChangedSchema, RIDER_DELIVERY_EVENTS } from "@quickdash/rider-delivery/contract";
import { rooms } from "../contract";
import { REALTIME_MODULE, type RealtimeService } from "../modules/realtime";
import { isFinished, toRiderEta } from "../relay/order-messages";

/** Tells the customer of an order on the road when it will be there; nothing of one that has ended meanwhile. */
export default async function relayEta({ event, container }: SubscriberArgs<unknown>): Promise<void> {
  const changed = etaChangedSchema.parse(event.data);
  const { order_id, customer_id } = changed;
  const order = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).retrieveQuickOrder(order_id);
  if (isFinished(order.status)) return;
  const followers = [rooms.order(order_id), ...(customer_id ? [rooms.customer(customer_id)] : [])];
  const message = toRiderEta(changed, new Date(order.promised_at));
  await container.resolve<RealtimeService>(REALTIME_MODULE).push("/customer", followers, "order.eta", message);
}

export const config: SubscriberConfig = {
  event: RIDER_DELIVERY_EVENTS.ETA_CHANGED,
  context: { subscriberId: "realtime-eta-changed" },
};
