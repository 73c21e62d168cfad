import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { PickLineInput } from "../../../contract";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import type OrderFlowService from "../../../modules/order-flow/service";

export type PickLineStepInput = PickLineInput & { order_id: string; line_id: string; staff_id: string };

export const pickLineStepId = "order-flow-pick-line";

/** Resolves one line and what is owed for the order, in one transaction; the last step of its workflow. */
export const pickLineStep = createStep(
  pickLineStepId,
  async (input: PickLineStepInput, { container }): Promise<StepResponse<{ order_id: string }>> => {
    await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).pickLine(input);
    return new StepResponse({ order_id: input.order_id });
  },
);
