import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { DeliveryAlerted } from "../../../contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export const watchDeliveriesStepId = "watch-deliveries";

/** Takes deliveries from silent riders and raises alerts, each once; never undone. */
export const watchDeliveriesStep = createStep(watchDeliveriesStepId, async (_: undefined, { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const released = await riders.releaseSilentRiders();
  const raised = await riders.alertOperations();
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  for (const { kind, delivery_id } of raised) logger.warn(`delivery ${delivery_id} needs operations: ${kind}`);
  const alerts = raised.map(({ id, ...alert }): DeliveryAlerted => ({ alert_id: id, ...alert }));
  return new StepResponse({ released, alerts });
});
