import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export const claimEtasStepId = "claim-etas";

/** Claims the estimates that are to be told now; they are hints, so one that gets lost is followed by the next. */
export const claimEtasStep = createStep(claimEtasStepId, async (_: undefined, { container }) => {
  return new StepResponse(await container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).claimChangedEtas());
});
