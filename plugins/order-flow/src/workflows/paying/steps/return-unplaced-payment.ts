import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { PaymentReturned } from "../../../contract";
import { workOnCartAlone } from "../../placing/checkout-lease";
import { returnUnplaced, type UnplacedPayment } from "../return-unplaced";

export const returnUnplacedPaymentStepId = "order-flow-return-unplaced-payment-step";

/**
 * Gives back what was paid for a cart that was not placed; see returnUnplaced. While nobody places the cart, because the
 * customer may do so meanwhile: then nothing is given back. What went back cannot be fetched again, so there is no
 * compensation. Answers what went back, to whoever ends it.
 */
export const returnUnplacedPaymentStep = createStep(
  returnUnplacedPaymentStepId,
  async (input: UnplacedPayment, { container }): Promise<StepResponse<{ returned: PaymentReturned | null }>> => {
    const returned = await workOnCartAlone(container, input.cart_id, () => returnUnplaced(container, input));
    return new StepResponse({ returned });
  },
);
