import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { CreateRiderBody } from "../../../contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { phoneTaken, refusingTakenPhone } from "../refusals";

export const createRiderStepId = "create-rider";

/** Writes a rider whose phone is E.164; refuses `phone_taken`. Undone: the rider is gone. */
export const createRiderStep = createStep(
  createRiderStepId,
  async (input: CreateRiderBody, { container }) => {
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    const [taken] = await riders.listRiders({ phone: input.phone }, { take: 1, select: ["id"] });
    if (taken) throw phoneTaken();
    const rider = await refusingTakenPhone(() =>
      riders.createRiders({
        ...input,
        last_name: input.last_name ?? null,
        home_dark_store_id: input.home_dark_store_id ?? null,
      }),
    );
    return new StepResponse(rider, rider.id);
  },
  async (riderId, { container }) => {
    if (riderId) await container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).deleteRiders([riderId]);
  },
);
