import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import { ORDER_REFUNDED, type OrderRefunded } from "../../contract";
import { readBooks, type BookedRefund, type PaymentBooks } from "./books";

/** Money to give back of a payment, and what for; the purpose is written into the books, to be found there again. */
export interface MoneyBack {
  order_id: string;
  payment: Pick<PaymentBooks, "id" | "currency_code">;
  amount: BigNumberInput;
  note: string;
  purpose: NonNullable<BookedRefund["purpose"]>;
}

/** The part of Medusa's payment module that it keeps to itself: the call to the provider, with a refund that exists. */
interface ProviderCalls {
  refundPaymentFromProvider_(
    payment: PaymentBooks,
    refund: { id: string; raw_amount: BigNumberInput },
  ): Promise<unknown>;
}

/**
 * Gives money back: through the provider, into the order's books, and as `order_flow.refunded`. Run under the lock of the
 * order's records. Medusa's own workflow writes a failed refund down as made; here a failure is thrown and nothing stays.
 */
export async function returnPayment(container: MedusaContainer, back: MoneyBack): Promise<void> {
  const { kind, id } = back.purpose;
  const payment = await container.resolve(Modules.PAYMENT).refundPayment({
    payment_id: back.payment.id,
    amount: back.amount,
    note: back.note,
    metadata: { return_kind: kind, return_id: id },
  });
  const refunds = payment.refunds as unknown as { id: string; metadata: Record<string, unknown> | null }[];
  const made = refunds.filter(({ metadata }) => metadata?.return_kind === kind && metadata.return_id === id).at(-1);
  if (!made) throw new Error(`Medusa made a refund of payment ${back.payment.id} and does not know it.`);
  await completeReturn(container, back, made.id);
}

/**
 * Completes what was cut off between the books of the payment and those of the order: the provider is asked again under
 * the same key, which gives nothing twice. Answers the books as they are then.
 */
export async function finishReturns(container: MedusaContainer, orderId: string): Promise<PaymentBooks[]> {
  const books = await readBooks(container, orderId);
  const provider = container.resolve(Modules.PAYMENT) as unknown as ProviderCalls;
  let cutOff = 0;
  for (const payment of books) {
    for (const { id, amount, purpose, is_complete } of payment.refunds) {
      if (is_complete || !purpose) continue;
      cutOff += 1;
      await provider.refundPaymentFromProvider_(payment, { id, raw_amount: amount });
      await completeReturn(container, { order_id: orderId, payment, amount, note: "", purpose }, id);
    }
  }
  return cutOff > 0 ? readBooks(container, orderId) : books;
}

/** The order's books last: by them it is known that nothing is left to do. */
async function completeReturn(container: MedusaContainer, back: MoneyBack, refundId: string): Promise<void> {
  await container.resolve(Modules.ORDER).addOrderTransactions({
    order_id: back.order_id,
    amount: MathBN.mult(back.amount, -1),
    currency_code: back.payment.currency_code,
    reference: "refund",
    reference_id: refundId,
  });
  const data: OrderRefunded = {
    refund_id: back.purpose.kind === "item" ? back.purpose.id : refundId,
    order_id: back.order_id,
    kind: back.purpose.kind,
    amount: MathBN.convert(back.amount).toNumber(),
    currency_code: back.payment.currency_code,
  };
  await container.resolve(Modules.EVENT_BUS).emit({ name: ORDER_REFUNDED, data });
}
