import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { OfferWithdrawn } from "../../../contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export const endSilentShiftsStepId = "end-silent-shifts";

/** Ends the shifts of riders who forgot to, each once; never undone. */
export const endSilentShiftsStep = createStep(endSilentShiftsStepId, async (_: undefined, { container }) => {
  const ended = await container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).endSilentShifts();
  return new StepResponse({
    rider_ids: ended.map(({ rider_id }) => rider_id),
    withdrawn: ended
      .flatMap(({ withdrawn }) => withdrawn)
      .map(({ id, rider_id }): OfferWithdrawn => ({ offer_id: id, rider_id, reason: "cancelled" })),
  });
});
