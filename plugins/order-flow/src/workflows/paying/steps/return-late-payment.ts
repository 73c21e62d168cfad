import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { recordsLockOf, RECORDS_LOCK_TIMEOUT_SECONDS } from "../../status/records-lock";

const NOTE = "Paid after the order was cancelled";

interface PaidOrder {
  payment_collections?: {
    payments?: { id: string; captures?: { amount: BigNumberInput }[]; refunds?: { amount: BigNumberInput }[] }[];
  }[];
}

export const returnLatePaymentStepId = "order-flow-return-late-payment-step";

/**
 * Gives back what is captured and not yet refunded of a cancelled order. Under the lock of the order's records, because
 * the cancelling itself gives back what it finds. Idempotent, therefore retried instead of compensated.
 */
export const returnLatePaymentStep = createStep(
  returnLatePaymentStepId,
  async ({ order_id }: { order_id: string }, { container }): Promise<StepResponse<void>> => {
    await container.resolve(Modules.LOCKING).execute(recordsLockOf(order_id), () => returnAll(container, order_id), {
      timeout: RECORDS_LOCK_TIMEOUT_SECONDS,
    });
    return new StepResponse();
  },
);

async function returnAll(container: MedusaContainer, orderId: string): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["payment_collections.payments.id", ...["captures", "refunds"].map(amountsOf)],
    filters: { id: orderId },
  });
  const collections = (data[0] as unknown as PaidOrder | undefined)?.payment_collections ?? [];
  for (const payment of collections.flatMap((collection) => collection.payments ?? [])) {
    const owed = MathBN.sub(sumOf(payment.captures), sumOf(payment.refunds));
    if (MathBN.gt(owed, 0)) await returnPayment(container, orderId, payment.id, owed);
  }
}

/** Medusa's workflow for refunds writes a failed one down as made; here a failure is thrown and nothing is written. */
async function returnPayment(container: MedusaContainer, order_id: string, payment_id: string, owed: BigNumberInput) {
  const payment = await container.resolve(Modules.PAYMENT).refundPayment({ payment_id, amount: owed, note: NOTE });
  await container.resolve(Modules.ORDER).addOrderTransactions({
    order_id,
    amount: MathBN.mult(owed, -1),
    currency_code: payment.currency_code,
    reference: "refund",
    reference_id: payment.refunds?.at(-1)?.id ?? payment_id,
  });
}

const amountsOf = (records: string): string => `payment_collections.payments.${records}.amount`;

function sumOf(records: { amount: BigNumberInput }[] = []): BigNumberInput {
  return MathBN.sum(0, ...records.map((record) => record.amount));
}
