import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export const syncTrackedOrdersStepId = "sync-tracked-orders";

/**
 * Brings what these riders' positions are shown for in line with their deliveries. A failure is logged and left to the
 * repair job: the goods have moved whether or not Redis answers, so it undoes nothing. Nothing to compensate.
 */
export const syncTrackedOrdersStep = createStep(
  syncTrackedOrdersStepId,
  async (riderIds: (string | null)[], { container }) => {
    const ids = riderIds.filter((id): id is string => id !== null);
    try {
      const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
      if (ids.length > 0) await riders.syncTrackedOrders(ids);
    } catch (error) {
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
      logger.error(`what positions of ${ids.join(", ")} are shown for is not in line: ${(error as Error).message}`);
    }
    return new StepResponse(undefined);
  },
);
