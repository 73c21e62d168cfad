import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { giveLeaseBack, type Lease } from "../../leasing/lease";
import { takeCheckoutLease } from "../checkout-lease";

export const beginCheckoutStepId = "order-flow-begin-checkout";

/** Makes this placing the only one of its cart; see takeCheckoutLease. Compensation ends it, after everything else. */
export const beginCheckoutStep = createStep(
  beginCheckoutStepId,
  async (input: { cart_id: string }, { container }): Promise<StepResponse<Lease, Lease>> => {
    const lease = await takeCheckoutLease(container, input.cart_id);
    return new StepResponse(lease, lease);
  },
  async (lease, { container }) => {
    if (lease) await giveLeaseBack(container, lease);
  },
);
