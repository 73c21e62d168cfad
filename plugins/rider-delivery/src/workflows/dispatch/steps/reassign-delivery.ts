import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { Refusal } from "@quickdash/dark-stores/contract";
import type { OfferWithdrawn } from "../../../contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export type ReassignInput = { delivery_id: string; rider_id: string | null; actor_id: string };

export const reassignDeliveryStepId = "reassign-delivery";

/** Gives the delivery to a rider, or back to the open ones; the last effect of its workflow, so never undone. */
export const reassignDeliveryStep = createStep(reassignDeliveryStepId, async (input: ReassignInput, { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const [known] = await riders.listDeliveries({ id: input.delivery_id }, { take: 1 });
  if (!known) {
    throw new Refusal("not_found", "delivery_not_found", "There is no such delivery.");
  }
  const { from_rider_id, status, withdrawn } = await riders.reassignDelivery(input);
  return new StepResponse({
    delivery_id: input.delivery_id,
    status,
    rider_ids: [from_rider_id, input.rider_id],
    withdrawn: withdrawn.map(({ id, rider_id }): OfferWithdrawn => ({ offer_id: id, rider_id, reason: "taken" })),
  });
});
