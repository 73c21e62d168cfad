import { createWorkflow, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { PAYMENT_RETURNED, type PaymentReturned } from "../../../contract";
import { returnUnplacedPaymentStep, type UnplacedPayment } from "../steps/return-unplaced-payment";

export const returnUnplacedPaymentWorkflowId = "order-flow-return-unplaced-payment";

/** Gives back what was paid for a cart that cannot become an order; nothing happens to a cart that did. */
export const returnUnplacedPaymentWorkflow = createWorkflow(
  { name: returnUnplacedPaymentWorkflowId, idempotent: false },
  (input: UnplacedPayment) => {
    const { returned } = returnUnplacedPaymentStep(input);
    when("money-goes-back", { returned }, ({ returned }) => returned !== null).then(() => {
      emitEventStep({ eventName: PAYMENT_RETURNED, data: returned as PaymentReturned });
    });
    return new WorkflowResponse({ returned });
  },
);
