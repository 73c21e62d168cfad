import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { Refusal } from "@quickdash/dark-stores/contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export type DeclineInput = { offer_id: string; rider_id: string };

export const declineOfferStepId = "decline-offer";

/** Remembers that the rider does not want this delivery; an offer that is over is over, which is what was wanted. */
export const declineOfferStep = createStep(declineOfferStepId, async (input: DeclineInput, { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const declined = await riders.declineOffer(input);
  const [offer] = await riders.listDeliveryOffers({ id: input.offer_id, rider_id: input.rider_id }, { take: 1 });
  if (!offer) {
    throw new Refusal("not_found", "offer_not_found", "There is no such offer for you.");
  }
  if (offer.status === "accepted") {
    throw new Refusal("conflict", "offer_accepted", "You accepted this offer: report a failure instead.");
  }
  return new StepResponse({ declined, offer: { id: offer.id, status: offer.status } });
});
