import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { OfferWithdrawn } from "../../../contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export const expireOffersStepId = "expire-offers";

/** Ends offers whose time is over; time does not run back, so this is never undone. */
export const expireOffersStep = createStep(expireOffersStepId, async (_: undefined, { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const expired = await riders.expireDueOffers();
  return new StepResponse(
    expired.map(({ id, rider_id }): OfferWithdrawn => ({ offer_id: id, rider_id, reason: "expired" })),
  );
});
