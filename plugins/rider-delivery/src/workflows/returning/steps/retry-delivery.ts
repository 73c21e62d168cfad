import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { Refusal } from "@quickdash/dark-stores/contract";
import { ORDER_FLOW_MODULE, type OrderFlowService } from "@quickdash/order-flow/modules/order-flow";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export type RetryInput = { delivery_id: string; actor_id: string };

export const retryDeliveryStepId = "retry-delivery";

/** Sends the rider who has the bag to the door again, if the order still waits; the last effect of its workflow. */
export const retryDeliveryStep = createStep(retryDeliveryStepId, async (input: RetryInput, { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const [delivery] = await riders.listDeliveries({ id: input.delivery_id }, { take: 1 });
  if (!delivery) {
    throw new Refusal("not_found", "delivery_not_found", "There is no such delivery.");
  }
  const order = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).retrieveQuickOrder(delivery.order_id);
  if (order.status !== "out_for_delivery") {
    const message = `The order is ${order.status}: nothing is to be delivered.`;
    throw new Refusal("conflict", "delivery_status_conflict", message, { status: delivery.status });
  }
  return new StepResponse(await riders.retryDelivery(input));
});
