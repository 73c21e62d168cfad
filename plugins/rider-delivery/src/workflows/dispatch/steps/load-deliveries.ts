import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export const loadDeliveriesStepId = "load-deliveries";

/** Reads deliveries as they are now. */
export const loadDeliveriesStep = createStep(loadDeliveriesStepId, async (ids: string[], { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  return new StepResponse(ids.length > 0 ? await riders.listDeliveries({ id: ids }, { take: ids.length }) : []);
});
