import type { PaymentSessionDTO } from "@medusajs/framework/types";
import { MedusaError, Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { RazorpayCallback } from "../../../contract";

/** Medusa names a provider after its identifier and the id it is registered with. */
const OURS = /^pp_razorpay(_|$)/;

export const acceptCallbackStepId = "payment-razorpay-accept-callback-step";

/**
 * Keeps what Razorpay Checkout gave the client with its payment session; the provider refuses a signature that is not
 * Razorpay's. A session that is settled already stays as it is. What is kept is a proof and no effect: nothing to undo.
 */
export const acceptCallbackStep = createStep(
  acceptCallbackStepId,
  async (
    input: { session_id: string; callback: RazorpayCallback },
    { container },
  ): Promise<StepResponse<PaymentSessionDTO>> => {
    const payments = container.resolve(Modules.PAYMENT);
    const [session] = await payments.listPaymentSessions({ id: input.session_id }, { take: 1 });
    if (!session || !OURS.test(session.provider_id)) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no payment session ${input.session_id} with Razorpay.`,
        "payment_session_not_found",
      );
    }
    if (session.data.razorpay_order_id !== input.callback.razorpay_order_id) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        "The payment was made for another order than this session's.",
        "payment_mismatch",
      );
    }
    if (session.authorized_at) return new StepResponse(session);
    const { id, amount, currency_code, data } = session;
    const kept = await payments.updatePaymentSession({
      id,
      amount,
      currency_code,
      data: { ...data, ...input.callback, payment_status: null },
    });
    return new StepResponse(kept);
  },
);
