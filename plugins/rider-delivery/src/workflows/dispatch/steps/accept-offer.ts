import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export type AcceptInput = { offer_id: string; rider_id: string };

export const acceptOfferStepId = "accept-offer";

/** Accepts an offer, atomically. Undone: the delivery is open again. */
export const acceptOfferStep = createStep(
  acceptOfferStepId,
  async (input: AcceptInput, { container }) => {
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    const acceptance = await riders.acceptOffer(input);
    const undo = acceptance.changed ? { delivery_id: acceptance.delivery_id, rider_id: input.rider_id } : null;
    return new StepResponse(acceptance, undo);
  },
  async (undo, { container }) => {
    if (!undo) return;
    await container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).moveDelivery({
      delivery_id: undo.delivery_id,
      from: ["assigned"],
      to: "unassigned",
      expected_rider_id: undo.rider_id,
      rider: null,
      actor_type: "system",
      actor_id: null,
      reason: "the acceptance could not be completed",
    });
  },
);
