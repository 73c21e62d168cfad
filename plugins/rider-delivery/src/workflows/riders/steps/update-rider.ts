import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { UpdateRiderBody } from "../../../contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { phoneTaken, refusingTakenPhone, riderNotFound } from "../refusals";

export type UpdateRiderInput = UpdateRiderBody & { id: string };

export const updateRiderStepId = "update-rider";

/** Changes a rider, whose phone is E.164; refuses `rider_not_found` and `phone_taken`. Undone: as it was before. */
export const updateRiderStep = createStep(
  updateRiderStepId,
  async (input: UpdateRiderInput, { container }) => {
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    const [before] = await riders.listRiders({ id: input.id }, { take: 1 });
    if (!before) throw riderNotFound();
    if (input.phone && input.phone !== before.phone) {
      const [taken] = await riders.listRiders({ phone: input.phone }, { take: 1, select: ["id"] });
      if (taken) throw phoneTaken();
    }
    const { id, first_name, last_name, phone, vehicle, status, home_dark_store_id } = before;
    const rider = await refusingTakenPhone(() => riders.updateRiders(input));
    const changes = {
      old_phone: rider.phone === phone ? null : phone,
      suspended: rider.status === "suspended" && status !== "suspended",
    };
    return new StepResponse(
      { rider, ...changes },
      { id, first_name, last_name, phone, vehicle, status, home_dark_store_id },
    );
  },
  async (before, { container }) => {
    if (before) await container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).updateRiders(before);
  },
);
