import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import type OrderFlowService from "../../../modules/order-flow/service";
import { errorMessage } from "../../status/error-message";
import { settleRefundWorkflow } from "../workflows/settle-refund";

export const trySettleRefundStepId = "order-flow-try-settle-refund";

/** Pays a refund. A failure is logged, noted for operations and left to the retry job: the refund is granted whatever. */
export const trySettleRefundStep = createStep(
  trySettleRefundStepId,
  async (input: { refund_id: string }, { container }): Promise<StepResponse<{ settled: boolean }>> => {
    const { errors } = await settleRefundWorkflow(container).run({ input, throwOnError: false });
    if (errors.length === 0) return new StepResponse({ settled: true });
    const said = errorMessage(errors[0]?.error);
    await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).noteRefundFailure(input.refund_id, said);
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`The money of refund ${input.refund_id} did not go back and will be tried again: ${said}`);
    return new StepResponse({ settled: false });
  },
);
