import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { OfferWithdrawn } from "../../../contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export const endShiftStepId = "end-shift";

/** Ends the open shift and what was offered in it; the only effect of its workflow, so never undone. */
export const endShiftStep = createStep(endShiftStepId, async (riderId: string, { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const { shift_id, withdrawn } = await riders.endShift(riderId);
  return new StepResponse({
    shift: await riders.retrieveRiderShift(shift_id),
    withdrawn: withdrawn.map(({ id, rider_id }): OfferWithdrawn => ({ offer_id: id, rider_id, reason: "cancelled" })),
  });
});
