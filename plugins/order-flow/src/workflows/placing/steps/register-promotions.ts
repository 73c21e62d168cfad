import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { promotionUsageOf } from "../order-of-cart";

export const registerPromotionsStepId = "order-flow-register-promotions";

/** Takes what a cart was given from the budgets of its promotions; compensation gives it back. No actions: nothing. */
export const registerPromotionsStep = createStep(
  registerPromotionsStepId,
  async (usage: ReturnType<typeof promotionUsageOf>, { container }) => {
    if (usage.actions.length > 0) {
      await container.resolve(Modules.PROMOTION).registerUsage(usage.actions as never, usage.context);
    }
    return new StepResponse(null, usage);
  },
  async (usage, { container }) => {
    if (!usage?.actions.length) return;
    await container.resolve(Modules.PROMOTION).revertUsage(usage.actions as never, usage.context);
  },
);
