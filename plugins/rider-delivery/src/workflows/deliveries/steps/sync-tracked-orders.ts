import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export const syncTrackedOrdersStepId = "sync-tracked-orders";

/** Brings what these riders' positions are shown for in line with their deliveries; undone by doing it again. */
export const syncTrackedOrdersStep = createStep(
  syncTrackedOrdersStepId,
  async (riderIds: (string | null)[], { container }) => {
    const ids = riderIds.filter((id): id is string => id !== null);
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    if (ids.length > 0) await riders.syncTrackedOrders(ids);
    return new StepResponse(undefined, ids);
  },
);
