import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { dueOrders } from "../../../modules/rider-delivery/policies/expected-orders";
import { readExpectedOrders } from "../read-expected-orders";

/** Looked at in one round, oldest first; the rest waits for the next. */
const ROUND_LIMIT = 1000;

export const findDueOrdersStepId = "find-due-orders";

/** Finds the orders that will be packed within their store's horizon and have no delivery yet. */
export const findDueOrdersStep = createStep(findDueOrdersStepId, async (_: undefined, { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const orders = await readExpectedOrders(container, { status: ["preparing"] }, ROUND_LIMIT);
  const settings = await riders.readStoreDispatches([...new Set(orders.map(({ dark_store_id }) => dark_store_id))]);
  const horizons = new Map(settings.map(({ dark_store_id, horizon_ms }) => [dark_store_id, horizon_ms]));
  const packed = orders.map((order) => ({ ...order, horizon_ms: horizons.get(order.dark_store_id) ?? 0 }));
  return new StepResponse(dueOrders(packed, Date.now()));
});
