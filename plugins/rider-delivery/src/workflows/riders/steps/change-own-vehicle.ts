import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { Vehicle } from "../../../contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export const changeOwnVehicleStepId = "change-own-vehicle";

/** A rider says what the rider rides; refuses `rider_not_found` and `on_shift`. Undone: the vehicle from before. */
export const changeOwnVehicleStep = createStep(
  changeOwnVehicleStepId,
  async (input: { rider_id: string; vehicle: Vehicle }, { container }) => {
    const before = await container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).changeOwnVehicle(input);
    return new StepResponse(undefined, { id: input.rider_id, vehicle: before });
  },
  async (before, { container }) => {
    if (before) await container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).updateRiders(before);
  },
);
