import { MathBN, Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { PaymentReturned } from "../../../contract";

const LOCK_TIMEOUT_SECONDS = 30;
/** An order waits for the payment of such a session, or has it. */
const SETTLED = ["authorized", "captured", "pending_authorization"];

export const returnUnplacedPaymentStepId = "order-flow-return-unplaced-payment-step";

/**
 * Drops the payment session of a cart that was not placed, whereupon its provider gives back what was paid. Under the
 * cart's lock, because the customer may place the cart meanwhile: then nothing is given back. What went back cannot be
 * fetched again, so there is no compensation. Answers the event of what went back.
 */
export const returnUnplacedPaymentStep = createStep(
  returnUnplacedPaymentStepId,
  async (
    input: { cart_id: string; session_id: string },
    { container },
  ): Promise<StepResponse<{ returned: PaymentReturned | null }>> => {
    const payments = container.resolve(Modules.PAYMENT);
    const returned = await container.resolve(Modules.LOCKING).execute(
      input.cart_id,
      async () => {
        const [session] = await payments.listPaymentSessions({ id: input.session_id }, { take: 1 });
        if (!session || session.authorized_at || SETTLED.includes(session.status)) return null;
        await payments.deletePaymentSession(session.id);
        const amount = MathBN.convert(session.amount).toNumber();
        return { cart_id: input.cart_id, session_id: session.id, amount, currency_code: session.currency_code };
      },
      { timeout: LOCK_TIMEOUT_SECONDS },
    );
    return new StepResponse({ returned });
  },
);
