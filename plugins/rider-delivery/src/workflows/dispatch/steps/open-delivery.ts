import type { MedusaContainer } from "@medusajs/framework/types";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import { ORDER_FLOW_MODULE, type OrderFlowService } from "@quickdash/order-flow/modules/order-flow";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export const openDeliveryStepId = "open-delivery";

/** Opens the deliveries of orders that are ready and have none; answers the new deliveries' ids. Safe to repeat. */
export const openDeliveryStep = createStep(openDeliveryStepId, async (orderIds: string[], { container }) => {
  const opened: string[] = [];
  for (const orderId of orderIds) {
    const delivery = await openDelivery(container, orderId);
    if (delivery) opened.push(delivery.id);
  }
  return new StepResponse(opened);
});

async function openDelivery(container: MedusaContainer, orderId: string): Promise<{ id: string } | null> {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const order = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).retrieveQuickOrder(orderId);
  if (order.status !== "ready_for_pickup") return null;
  const stores = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const store = await stores.retrieveDarkStore(order.dark_store_id, { withDeleted: true });
  return riders.openDelivery({
    order_id: order.order_id,
    display_id: order.display_id,
    dark_store_id: store.id,
    dark_store_code: store.code,
    customer_id: order.customer_id,
    pickup_name: store.name,
    pickup_latitude: Number(store.latitude),
    pickup_longitude: Number(store.longitude),
    drop_latitude: Number(order.drop_latitude),
    drop_longitude: Number(order.drop_longitude),
    drop_address: order.drop_address,
    drop_instructions: order.drop_instructions,
    currency_code: order.currency_code,
    cash_to_collect: Number(order.cash_to_collect),
  });
}
