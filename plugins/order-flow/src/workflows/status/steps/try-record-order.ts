import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { errorMessage } from "../error-message";
import { recordOrderWorkflow } from "../workflows/record-order";

export const tryRecordOrderStepId = "order-flow-try-record-order";

/**
 * Brings Medusa's records in step with the order's status. A failure is logged and left to the retry job: the goods have
 * moved whatever Medusa's records say, so the status must not be lost with them. Nothing to compensate, for the same reason.
 */
export const tryRecordOrderStep = createStep(
  tryRecordOrderStepId,
  async (input: { order_id: string }, { container }): Promise<StepResponse<{ recorded: boolean }>> => {
    const { errors } = await recordOrderWorkflow(container).run({ input, throwOnError: false });
    for (const { error } of errors) {
      const said = errorMessage(error);
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`Medusa's records of order ${input.order_id} fell behind its status and will be retried: ${said}`);
    }
    return new StepResponse({ recorded: errors.length === 0 });
  },
);
