import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils";

interface PaidOrder {
  payment_collections?: {
    payments?: { id: string; captures?: { amount: BigNumberInput }[]; refunds?: { amount: BigNumberInput }[] }[];
  }[];
}

/**
 * Gives back what is captured of an order and not refunded yet. Run under the order's records lock. Throws what the
 * payment provider throws; what went back before that is written down, so that repeating it gives nothing twice.
 */
export async function returnCaptured(container: MedusaContainer, orderId: string, note: string): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["payment_collections.payments.id", ...["captures", "refunds"].map(amountsOf)],
    filters: { id: orderId },
  });
  const collections = (data[0] as unknown as PaidOrder | undefined)?.payment_collections ?? [];
  for (const payment of collections.flatMap((collection) => collection.payments ?? [])) {
    const owed = MathBN.sub(sumOf(payment.captures), sumOf(payment.refunds));
    if (MathBN.gt(owed, 0)) await returnPayment(container, orderId, { payment_id: payment.id, amount: owed, note });
  }
}

/** Medusa's workflow for refunds writes a failed one down as made; here a failure is thrown and nothing is written. */
async function returnPayment(
  container: MedusaContainer,
  order_id: string,
  refund: { payment_id: string; amount: BigNumberInput; note: string },
): Promise<void> {
  const payment = await container.resolve(Modules.PAYMENT).refundPayment(refund);
  await container.resolve(Modules.ORDER).addOrderTransactions({
    order_id,
    amount: MathBN.mult(refund.amount, -1),
    currency_code: payment.currency_code,
    reference: "refund",
    reference_id: payment.refunds?.at(-1)?.id ?? refund.payment_id,
  });
}

const amountsOf = (records: string): string => `payment_collections.payments.${records}.amount`;

function sumOf(records: { amount: BigNumberInput }[] = []): BigNumberInput {
  return MathBN.sum(0, ...records.map((record) => record.amount));
}
