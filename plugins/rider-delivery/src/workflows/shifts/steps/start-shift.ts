import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

export const startShiftStepId = "start-shift";

/** Opens a shift, or finds the open one. Undone: the shift it opened ends. */
export const startShiftStep = createStep(
  startShiftStepId,
  async (riderId: string, { container }) => {
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    const started = await riders.startShift(riderId);
    const [shift] = await riders.listRiderShifts({ rider_id: riderId, ended_at: null }, { take: 1 });
    return new StepResponse({ started, shift: shift ?? null }, started ? riderId : null);
  },
  async (riderId, { container }) => {
    if (riderId) await container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).endShift(riderId);
  },
);
