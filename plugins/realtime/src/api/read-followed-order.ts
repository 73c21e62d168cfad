import type { MedusaContainer } from "@medusajs/framework/types";
import type { QuickOrderRecord } from "@quickdash/order-flow/modules/order-flow";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "@quickdash/rider-delivery/modules/rider-delivery";
import type { FollowedOrder, RiderLocationMessage } from "../contract";
import { isFinished, toOrderEta } from "../relay/order-messages";

/** What a customer would have been told last of the order: its status, and unless it is finished when and where. */
export async function readFollowedOrder(container: MedusaContainer, order: QuickOrderRecord): Promise<FollowedOrder> {
  const { order_id, status } = order;
  const now = new Date();
  const at = order[`${status}_at`] ?? now;
  const last: FollowedOrder = { "order.status": { order_id, status, at: new Date(at).toISOString() } };
  if (isFinished(status)) {
    return last;
  }
  last["order.eta"] = toOrderEta(order_id, new Date(order.promised_at), now);
  const location = status === "out_for_delivery" ? await findRider(container, order_id) : null;
  return location ? { ...last, "rider.location": location } : last;
}

/** Where the rider who carries the order was last. */
async function findRider(container: MedusaContainer, order_id: string): Promise<RiderLocationMessage | null> {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const [delivery] = await riders.listDeliveries({ order_id, status: "picked_up" }, { take: 1 });
  if (!delivery?.rider_id) {
    return null;
  }
  const drop = { latitude: Number(delivery.drop_latitude), longitude: Number(delivery.drop_longitude) };
  const known = await riders.findRiderLocation(delivery.rider_id, drop);
  if (!known) {
    return null;
  }
  const { latitude, longitude, heading, recorded_at } = known;
  return { order_id, latitude, longitude, heading, recorded_at: new Date(recorded_at).toISOString() };
}
