import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { Refusal } from "@quickdash/dark-stores/contract";
import { ORDER_STATUSES } from "@quickdash/order-flow/contract";
import {
  ORDER_FLOW_MODULE,
  type OrderFlowService,
  type QuickOrderRecord,
} from "@quickdash/order-flow/modules/order-flow";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../modules/rider-delivery";
import { estimateEta } from "../modules/rider-delivery/policies/eta";

/** The customer's view of an order; refuses `order_not_found` also for someone else's order. */
export async function readTracking(container: MedusaContainer, orderId: string, customerId: string | null) {
  const order = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).retrieveQuickOrder(orderId);
  await requireAccess(container, order, customerId);
  const carrying = order.status === "out_for_delivery" ? await findCarryingRider(container, order) : null;
  return {
    status: order.status,
    promised_at: order.promised_at,
    ...estimateEta({
      status: order.status,
      now_ms: Date.now(),
      promised_at_ms: new Date(order.promised_at).getTime(),
      ride: carrying && carrying.ride,
      vehicles: container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).options.vehicles,
    }),
    timeline: ORDER_STATUSES.flatMap((status) => {
      const at = order[`${status}_at`];
      return at ? [{ status, at }] : [];
    }),
    rider: carrying && {
      first_name: carrying.first_name,
      vehicle: carrying.vehicle,
      latitude: carrying.latitude,
      longitude: carrying.longitude,
      recorded_at: carrying.recorded_at,
    },
    handoff_code: order.handoff_code,
  };
}

/** A registered customer's order needs that customer's login; a guest's order is known by its id, as in Medusa. */
async function requireAccess(
  container: MedusaContainer,
  order: QuickOrderRecord,
  customerId: string | null,
): Promise<void> {
  if (!order.customer_id || order.customer_id === customerId) return;
  const [owner] = await container
    .resolve(Modules.CUSTOMER)
    .listCustomers({ id: order.customer_id }, { take: 1, select: ["id", "has_account"] });
  if (owner?.has_account) {
    throw new Refusal("not_found", "order_not_found", "There is no such order.");
  }
}

async function findCarryingRider(container: MedusaContainer, order: QuickOrderRecord) {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const [delivery] = await riders.listDeliveries({ order_id: order.order_id, status: "picked_up" }, { take: 1 });
  if (!delivery?.rider_id) return null;
  const drop = { latitude: Number(delivery.drop_latitude), longitude: Number(delivery.drop_longitude) };
  const { id: delivery_id, rider_id } = delivery;
  const [rider, location, ride] = await Promise.all([
    riders.retrieveRider(rider_id),
    riders.findRiderLocation(rider_id, drop),
    riders.findRide({ delivery_id, rider_id }),
  ]);
  return location && { ...location, first_name: rider.first_name, vehicle: rider.vehicle, ride };
}
