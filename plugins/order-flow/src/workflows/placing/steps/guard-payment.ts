import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { returnPaid } from "../../paying/return-unplaced";
import { errorMessage } from "../../status/error-message";

interface GuardedPayment {
  cart_id: string;
  session_id: string | null;
}

export const guardPaymentStepId = "order-flow-guard-payment";

/**
 * Does nothing; its compensation gives back what was authorised or captured by the steps after it, or by an earlier
 * placing. What cannot be given back now is written down and given back by a job: the placing fails either way.
 */
export const guardPaymentStep = createStep(
  guardPaymentStepId,
  async (input: GuardedPayment): Promise<StepResponse<void, GuardedPayment>> =>
    Promise.resolve(new StepResponse(undefined, input)),
  async (guarded, { container }) => {
    if (!guarded?.session_id) return;
    const { cart_id, session_id } = guarded;
    await returnPaid(container, { cart_id, session_id }).catch((error: unknown) => {
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`The payment of cart ${cart_id} has not gone back yet: ${errorMessage(error)}`);
    });
  },
);
