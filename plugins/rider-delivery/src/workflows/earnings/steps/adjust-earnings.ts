import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import {
  RIDER_DELIVERY_MODULE,
  type AdjustmentInput,
  type RiderDeliveryService,
} from "../../../modules/rider-delivery";
import { riderNotFound } from "../../riders/refusals";

export const adjustEarningsStepId = "adjust-earnings";

/** Books an adjustment; refuses `rider_not_found`. The only effect of its workflow, so never undone. */
export const adjustEarningsStep = createStep(adjustEarningsStepId, async (input: AdjustmentInput, { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const id = await riders.adjustEarnings(input);
  if (!id) throw riderNotFound();
  return new StepResponse(await riders.retrieveRiderEarning(id));
});
