import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { PaymentReturned } from "../../../contract";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import type OrderFlowService from "../../../modules/order-flow/service";

const LOCK_TIMEOUT_SECONDS = 30;
/** An order waits for the payment of such a session, or has it. */
const SETTLED = ["authorized", "captured", "pending_authorization"];

export const returnUnplacedPaymentStepId = "order-flow-return-unplaced-payment-step";

/** A payment session of a cart that was not placed. */
export interface UnplacedPayment {
  cart_id: string;
  session_id: string;
}

/**
 * Drops the payment session of a cart that was not placed, whereupon its provider gives back what was paid. Under the
 * cart's lock, because the customer may place the cart meanwhile: then nothing is given back. The intention is written
 * down first, so that what is cut off is finished by running it again. What went back cannot be fetched again, so there
 * is no compensation. Answers the event of what went back, to whoever ends it.
 */
export const returnUnplacedPaymentStep = createStep(
  returnUnplacedPaymentStepId,
  async (input: UnplacedPayment, { container }): Promise<StepResponse<{ returned: PaymentReturned | null }>> => {
    const returned = await container
      .resolve(Modules.LOCKING)
      .execute(input.cart_id, () => giveBack(container, input), { timeout: LOCK_TIMEOUT_SECONDS });
    return new StepResponse({ returned });
  },
);

async function giveBack(container: MedusaContainer, input: UnplacedPayment): Promise<PaymentReturned | null> {
  const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  const payments = container.resolve(Modules.PAYMENT);
  const [session] = await payments.listPaymentSessions({ id: input.session_id }, { take: 1 });
  if (session && (session.authorized_at || SETTLED.includes(session.status))) {
    await service.forgetPaymentReturn(session.id);
    return null;
  }
  if (session) {
    const amount = MathBN.convert(session.amount).toNumber();
    await service.beginPaymentReturn({ ...input, amount, currency_code: session.currency_code });
    await payments.deletePaymentSession(session.id);
  }
  return service.endPaymentReturn(input.session_id);
}
