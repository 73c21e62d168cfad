import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import {
  RIDER_DELIVERY_MODULE,
  type CashSettlementInput,
  type RiderDeliveryService,
} from "../../../modules/rider-delivery";

export const settleCashStepId = "settle-cash";

/** Books cash that a rider hands in; the only effect of its workflow, so never undone. */
export const settleCashStep = createStep(settleCashStepId, async (settlement: CashSettlementInput, { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  return new StepResponse({ balance: await riders.settleCash(settlement) });
});
