import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import { ORDER_FLOW_MODULE, type OrderFlowService } from "@quickdash/order-flow/modules/order-flow";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { expectedReadyAt } from "../../../modules/rider-delivery/policies/expected-orders";
import { readLoad } from "../read-load";

export const openDeliveryStepId = "open-delivery";

/**
 * Opens the deliveries of orders that are packed or being packed and have none; answers the new deliveries' ids. An order
 * that fails is logged and left to the repair job, and does not keep the others waiting. Safe to repeat.
 */
export const openDeliveryStep = createStep(openDeliveryStepId, async (orderIds: string[], { container }) => {
  const opened: string[] = [];
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  for (const orderId of orderIds) {
    try {
      const delivery = await openDelivery(container, orderId);
      if (delivery) opened.push(delivery.id);
    } catch (error) {
      logger.error(`order ${orderId} gets no delivery: ${(error as Error).message}`);
    }
  }
  return new StepResponse(opened);
});

async function openDelivery(container: MedusaContainer, orderId: string): Promise<{ id: string } | null> {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const order = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).retrieveQuickOrder(orderId);
  if (order.status !== "ready_for_pickup" && order.status !== "preparing") return null;
  const stores = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const store = await stores.retrieveDarkStore(order.dark_store_id, { withDeleted: true });
  const cash_to_collect = Number(order.cash_to_collect);
  const ready_at = order.ready_for_pickup_at
    ? new Date(order.ready_for_pickup_at)
    : new Date(
        expectedReadyAt({
          placed_at_ms: new Date(order.placed_at).getTime(),
          preparing_at_ms: order.preparing_at ? new Date(order.preparing_at).getTime() : null,
          prep_minutes: store.prep_minutes,
        }),
      );
  const opened = await riders.openDelivery({
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
    time_zone: store.timezone,
    cash_to_collect,
    ready_at,
    load_g: await readLoad(container, order.order_id),
  });
  // Opened while it was being packed: until then the amount could still change.
  if (!opened && order.status === "ready_for_pickup") {
    await riders.markReady({ order_id: orderId, ready_at, cash_to_collect });
  }
  return opened;
}
