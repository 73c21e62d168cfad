import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export const loadDeliveryStepId = "load-delivery";

/** Reads a delivery as it is now. */
export const loadDeliveryStep = createStep(loadDeliveryStepId, async (deliveryId: string, { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  return new StepResponse(await riders.retrieveDelivery(deliveryId));
});
