import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export type AllowLocationsInput = { rider_id: string; allowed: boolean; were_allowed: boolean };

export const allowLocationsStepId = "allow-locations";

/** Lets a rider's positions in or keeps them out, in every gateway at once. Undone: as before. */
export const allowLocationsStep = createStep(
  allowLocationsStepId,
  async (input: AllowLocationsInput, { container }) => {
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    await riders.setLocationsAllowed(input.rider_id, input.allowed);
    return new StepResponse(undefined, input);
  },
  async (input, { container }) => {
    if (!input) return;
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    await riders.setLocationsAllowed(input.rider_id, input.were_allowed);
  },
);
