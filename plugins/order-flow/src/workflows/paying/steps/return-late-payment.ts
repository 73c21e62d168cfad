import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { returnCaptured } from "../return-captured";
import { workOnRecordsAlone } from "../../status/records-lease";

const NOTE = "Paid after the order was cancelled";

export const returnLatePaymentStepId = "order-flow-return-late-payment-step";

/**
 * Gives back what is captured and not yet refunded of a cancelled order. Under the lock of the order's records, because
 * the cancelling itself gives back what it finds. Idempotent, therefore retried instead of compensated.
 */
export const returnLatePaymentStep = createStep(
  returnLatePaymentStepId,
  async ({ order_id }: { order_id: string }, { container }): Promise<StepResponse<void>> => {
    await workOnRecordsAlone(container, order_id, (lease) => returnCaptured(container, lease, order_id, NOTE));
    return new StepResponse();
  },
);
