import { MathBN, Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows";

const LOCK_TIMEOUT_SECONDS = 30;

export const refundLatePaymentStepId = "order-flow-refund-late-payment-step";

/**
 * Gives back what is left of a captured payment, one caller at a time. Idempotent: what went back already is subtracted.
 * What went back cannot be fetched again, so there is no compensation.
 */
export const refundLatePaymentStep = createStep(
  refundLatePaymentStepId,
  async (input: { payment_id: string }, { container }): Promise<StepResponse<{ refunded: number }>> => {
    const refunded = await container.resolve(Modules.LOCKING).execute(
      `refund:${input.payment_id}`,
      async () => {
        const payment = await container
          .resolve(Modules.PAYMENT)
          .retrievePayment(input.payment_id, { relations: ["captures", "refunds"] });
        const captured = (payment.captures ?? []).reduce(
          (sum, { amount }) => MathBN.add(sum, amount),
          MathBN.convert(0),
        );
        const left = (payment.refunds ?? []).reduce((sum, { amount }) => MathBN.sub(sum, amount), captured);
        if (MathBN.lte(left, 0)) return 0;
        await refundPaymentWorkflow(container).run({
          input: {
            payment_id: input.payment_id,
            amount: left.toNumber(),
            note: "The order was cancelled before it was paid.",
          },
        });
        return left.toNumber();
      },
      { timeout: LOCK_TIMEOUT_SECONDS },
    );
    return new StepResponse({ refunded });
  },
);
