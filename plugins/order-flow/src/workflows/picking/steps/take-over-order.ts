import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import type OrderFlowService from "../../../modules/order-flow/service";
import type { StaffOrderInput } from "./require-store-order";

export type TakeOverInput = StaffOrderInput & { from_picker_id: string | null };

export const takeOverOrderStepId = "order-flow-take-over-order";

/** Makes the caller the picker in place of the one they saw; the last step of its workflow. */
export const takeOverOrderStep = createStep(
  takeOverOrderStepId,
  async (input: TakeOverInput, { container }): Promise<StepResponse<{ order_id: string }>> => {
    await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).takeOver(input);
    return new StepResponse({ order_id: input.order_id });
  },
);
