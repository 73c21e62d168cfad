import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { readToday } from "../../documents/read-today";

export const startShiftStepId = "start-shift";

/** Opens a shift, or finds the open one; refuses `documents_missing`. Undone: the shift it opened ends. */
export const startShiftStep = createStep(
  startShiftStepId,
  async (riderId: string, { container }) => {
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    const { home_dark_store_id } = await riders.retrieveRider(riderId);
    const todayAt = await readToday(container, [home_dark_store_id]);
    const started = await riders.startShift({ rider_id: riderId, today: todayAt(home_dark_store_id) });
    const [shift] = await riders.listRiderShifts({ rider_id: riderId, ended_at: null }, { take: 1 });
    return new StepResponse({ started, shift: shift ?? null }, started ? riderId : null);
  },
  async (riderId, { container }) => {
    if (riderId) await container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).endShift(riderId);
  },
);
