import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { OfferWithdrawn } from "../../../contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export type TakeOffRoadInput = { rider_id: string; actor_id: string };

export const takeOffRoadStepId = "take-off-road";

/** Ends a suspended rider's shift and offers and gives deliveries that are not picked up to others; never undone. */
export const takeOffRoadStep = createStep(takeOffRoadStepId, async (input: TakeOffRoadInput, { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const { released, withdrawn } = await riders.takeOffRoad(input);
  return new StepResponse({
    released,
    withdrawn: withdrawn.map(({ id, rider_id }): OfferWithdrawn => ({ offer_id: id, rider_id, reason: "cancelled" })),
  });
});
