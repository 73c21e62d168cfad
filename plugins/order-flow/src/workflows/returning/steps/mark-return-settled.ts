import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import type OrderFlowService from "../../../modules/order-flow/service";

export const markReturnSettledStepId = "order-flow-mark-return-settled";

/** Notes that the goods of a bag are on the shelf. It comes last: nothing after it could have it taken back. */
export const markReturnSettledStep = createStep(
  markReturnSettledStepId,
  async (input: { order_id: string }, { container }): Promise<StepResponse<void>> => {
    await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).markReturnSettled(input.order_id);
    return new StepResponse();
  },
);
