import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { errorMessage } from "../../status/error-message";
import { giveLeaseBack, type Lease } from "../../leasing/lease";

export const endCheckoutStepId = "order-flow-end-checkout";

/**
 * Lets the next one at the cart. The order is placed by now: that Redis or the database cannot be told is no reason to
 * take it back, since the lock and the lease run out by themselves. Nothing to compensate.
 */
export const endCheckoutStep = createStep(
  endCheckoutStepId,
  async (lease: Lease, { container }): Promise<StepResponse<void>> => {
    await orWarn(container, giveLeaseBack(container, lease));
    await orWarn(container, container.resolve(Modules.LOCKING).release(lease.subject_id));
    return new StepResponse(undefined);
  },
);

async function orWarn(container: MedusaContainer, ended: Promise<unknown>): Promise<void> {
  await ended.catch((error: unknown) => {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
    logger.warn(`A placed cart stays locked until its lock runs out: ${errorMessage(error)}`);
  });
}
