import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { UnplacedPayment } from "../return-unplaced";
import { returnUnplacedPaymentStep } from "../steps/return-unplaced-payment";

export const returnUnplacedPaymentWorkflowId = "order-flow-return-unplaced-payment";

/** Gives back what was paid for a cart that cannot become an order; nothing happens to a cart that did. */
export const returnUnplacedPaymentWorkflow = createWorkflow(
  { name: returnUnplacedPaymentWorkflowId, idempotent: false },
  (input: UnplacedPayment) => new WorkflowResponse(returnUnplacedPaymentStep(input)),
);
