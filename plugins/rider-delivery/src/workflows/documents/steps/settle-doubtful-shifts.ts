import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { OfferWithdrawn } from "../../../contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { readToday } from "../read-today";

export const settleDoubtfulShiftsStepId = "settle-doubtful-shifts";

/** Takes riders whose documents are not in order off shift, or lets them finish what they carry; never undone. */
export const settleDoubtfulShiftsStep = createStep(settleDoubtfulShiftsStepId, async (_: undefined, { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const doubtful = await riders.listDoubtfulShifts();
  const todayAt = await readToday(
    container,
    doubtful.map(({ home_dark_store_id }) => home_dark_store_id),
  );
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  const ended: string[] = [];
  const withdrawn: OfferWithdrawn[] = [];
  for (const { rider_id, home_dark_store_id } of doubtful) {
    try {
      const settled = await riders.settleDoubtfulShift({ rider_id, today: todayAt(home_dark_store_id) });
      if (settled?.ended) ended.push(rider_id);
      for (const { id } of settled?.withdrawn ?? []) withdrawn.push({ offer_id: id, rider_id, reason: "cancelled" });
    } catch (error) {
      logger.error(`the shift of ${rider_id} is not settled: ${(error as Error).message}`);
    }
  }
  return new StepResponse({ ended, withdrawn });
});
