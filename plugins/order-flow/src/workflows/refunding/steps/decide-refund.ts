import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import type OrderFlowService from "../../../modules/order-flow/service";
import type { RefundCreated, RefundDecision } from "../../../modules/order-flow/service";

export const decideRefundStepId = "order-flow-decide-refund";

/** Makes an operator's decision. What follows cannot fail: paying is retried, so there is nothing to undo. */
export const decideRefundStep = createStep(
  decideRefundStepId,
  async (input: RefundDecision, { container }): Promise<StepResponse<RefundCreated>> => {
    const { id, status } = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).decideRefund(input);
    return new StepResponse({ refund_id: id, status });
  },
);
