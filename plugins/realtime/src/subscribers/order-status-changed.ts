import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { ORDER_STATUS_CHANGED, orderStatusChangedSchema } from "@quickdash/order-flow/contract";
import { ORDER_FLOW_MODULE, type OrderFlowService } from "@quickdash/order-flow/modules/order-flow";
import { rooms } from "../contract";
import { REALTIME_MODULE, type RealtimeService } from "../modules/realtime";
import { isFinished, toOrderEta, toOrderStatus, toStoreOrder } from "../relay/order-messages";

/**
 * Tells customer, store and operations of every transition of an order, and the customer what it means for the time.
 * Nothing of an earlier one when the order has ended meanwhile: its last status stays the last that is told.
 */
export default async function relayOrderStatus({ event, container }: SubscriberArgs<unknown>): Promise<void> {
  const changed = orderStatusChangedSchema.parse(event.data);
  const realtime = container.resolve<RealtimeService>(REALTIME_MODULE);
  const { order_id, dark_store_id, customer_id } = changed;
  const order = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).retrieveQuickOrder(order_id);
  if (isFinished(order.status) && !isFinished(changed.to)) return;
  const followers = [rooms.order(order_id), ...(customer_id ? [rooms.customer(customer_id)] : [])];
  const status = toOrderStatus(changed);
  const forStore = toStoreOrder(changed);

  await Promise.all([
    realtime.push("/customer", followers, "order.status", status),
    realtime.push("/ops", [rooms.allStores, rooms.store(dark_store_id)], "order.status", status),
    forStore && realtime.push("/staff", [rooms.store(dark_store_id)], forStore.event, forStore.message),
  ]);
  if (isFinished(changed.to)) {
    await realtime.emptyRoom("/customer", rooms.order(order_id));
    return;
  }
  const eta = toOrderEta(order_id, new Date(order.promised_at), new Date());
  await realtime.push("/customer", followers, "order.eta", eta);
}

export const config: SubscriberConfig = {
  event: ORDER_STATUS_CHANGED,
  context: { subscriberId: "realtime-order-status" },
};
