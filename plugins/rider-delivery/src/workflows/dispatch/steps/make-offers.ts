import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { OfferCreated } from "../../../contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export const makeOffersStepId = "make-offers";

/** One planning round. An offer that was made needs no undoing: it ends by itself. */
export const makeOffersStep = createStep(makeOffersStepId, async (_: undefined, { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const offers = await riders.offerOpenDeliveries();
  return new StepResponse(
    offers.map((offer): OfferCreated => ({
      offer_id: offer.id,
      rider_id: offer.rider_id,
      delivery_ids: [offer.delivery_id],
      order_ids: [offer.order_id],
      dark_store: {
        id: offer.dark_store_id,
        code: offer.dark_store_code,
        name: offer.pickup_name,
        latitude: offer.pickup_latitude,
        longitude: offer.pickup_longitude,
      },
      distance_m: Math.round(offer.distance_m),
      earning: offer.earning,
      expires_at: new Date(offer.expires_at).toISOString(),
    })),
  );
});
