import type { CaptureDTO, IPaymentModuleService, PaymentDTO } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { errorMessage } from "../../status/error-message";

/** A payment that was authorised or taken, with what was captured of it; null when its money is still on the way. */
export interface PlacedPayment {
  id: string;
  currency_code: string;
  captures: Pick<CaptureDTO, "id" | "amount" | "raw_amount">[];
}

export const authorizePaymentStepId = "order-flow-authorize-payment";

/**
 * Authorises the payment session of a cart. No session: nothing to pay. Refuses with Medusa's errors: the provider's own,
 * payment_requires_more_error while the customer has something left to do, payment_authorization_error otherwise.
 * Its compensation is guardPaymentStep's, which runs after everything else was taken back.
 */
export const authorizePaymentStep = createStep(
  authorizePaymentStepId,
  async ({ session_id }: { session_id: string | null }, { container }): Promise<StepResponse<PlacedPayment | null>> => {
    if (!session_id) return new StepResponse(null);
    const payments = container.resolve(Modules.PAYMENT);
    const payment = await payments.authorizePaymentSession(session_id, {}).catch((error: unknown) => {
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
      logger.error(`Payment session ${session_id} was not authorised: ${errorMessage(error)}`);
      if (MedusaError.isMedusaError(error)) throw error;
      return null;
    });
    if (!payment) return new StepResponse(await judgeUnpaid(payments, session_id));
    return new StepResponse(await withCaptures(payments, payment));
  },
);

async function withCaptures(payments: IPaymentModuleService, payment: PaymentDTO): Promise<PlacedPayment> {
  const captures = await payments.listCaptures({ payment_id: payment.id });
  return { id: payment.id, currency_code: payment.currency_code, captures };
}

/** A session without a payment: its money comes later, or it cannot pay this cart. */
async function judgeUnpaid(payments: IPaymentModuleService, sessionId: string): Promise<null> {
  const { status } = await payments.retrievePaymentSession(sessionId, { select: ["id", "status"] });
  if (status === "pending_authorization") return null;
  if (status === "requires_more") {
    throw new MedusaError(
      MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR,
      "The payment needs another step of the customer.",
    );
  }
  throw new MedusaError(MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, "The payment was not authorised.");
}
