import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import type OrderFlowService from "../../../modules/order-flow/service";
import type { RefundAsked, RefundCreated } from "../../../modules/order-flow/service";

export const createRefundStepId = "order-flow-create-refund";

/** Writes a refund down and claims its items. What follows cannot fail: paying is retried, so there is nothing to undo. */
export const createRefundStep = createStep(
  createRefundStepId,
  async (input: RefundAsked, { container }): Promise<StepResponse<RefundCreated>> => {
    return new StepResponse(await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).createRefund(input));
  },
);
