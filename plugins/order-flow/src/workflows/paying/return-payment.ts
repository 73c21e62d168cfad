import type { BigNumberInput, CreateRefundDTO, MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import { ORDER_REFUNDED, type OrderRefunded } from "../../contract";
import { readBooks, type BookedRefund, type PaymentBooks } from "./books";

/** Money to give back of a payment, and what for; the purpose is written into the books, to be found there again. */
export interface MoneyBack {
  order_id: string;
  payment: PaymentBooks;
  amount: BigNumberInput;
  note: string;
  purpose: NonNullable<BookedRefund["purpose"]>;
}

/** A refund as the provider is asked for it; its id is the key under which it is paid once. */
interface AskedRefund {
  id: string;
  raw_amount: BigNumberInput;
}

/**
 * The parts of Medusa's payment module that it keeps to itself. Its own `refundPayment` does all of this in one call, but
 * forgets the refund when the provider's answer is lost: asked again, the money would go back under another key.
 */
interface RefundParts {
  refundPayment_(payment: PaymentBooks, refund: CreateRefundDTO): Promise<AskedRefund>;
  refundPaymentFromProvider_(payment: PaymentBooks, refund: AskedRefund): Promise<unknown>;
  maybeUpdatePaymentCollection_(paymentCollectionId: string): Promise<void>;
  deleteRefunds(id: string): Promise<void>;
}

/** Codes of a provider that said no. Of any other failure nobody knows whether the money went back. */
const REFUSED_FOR_GOOD: readonly string[] = ["payment_refused_by_gateway", "refund_exceeds_payment"];

/**
 * Gives money back: through the provider, into the order's books, and as `order_flow.refunded`. Run under the lock of the
 * order's records, after finishReturns. A failure is thrown; unless the provider said no, the refund stays on the books
 * of the payment, and finishReturns asks for it again under the same key.
 */
export async function returnPayment(container: MedusaContainer, back: MoneyBack): Promise<void> {
  const { kind, id } = back.purpose;
  const refund = await refundParts(container).refundPayment_(back.payment, {
    payment_id: back.payment.id,
    amount: back.amount,
    note: back.note,
    metadata: { return_kind: kind, return_id: id },
  });
  await askProvider(container, back.payment, refund);
  await completeReturn(container, back, refund.id);
}

/**
 * Completes what was cut off between the books of the payment and those of the order: the provider is asked again under
 * the same key, which gives nothing twice. Answers the books as they are then.
 */
export async function finishReturns(container: MedusaContainer, orderId: string): Promise<PaymentBooks[]> {
  const books = await readBooks(container, orderId);
  let cutOff = 0;
  for (const payment of books) {
    for (const { id, amount, purpose, is_complete } of payment.refunds) {
      if (is_complete || !purpose) continue;
      cutOff += 1;
      await askProvider(container, payment, { id, raw_amount: amount });
      await completeReturn(container, { order_id: orderId, payment, amount, note: "", purpose }, id);
    }
  }
  return cutOff > 0 ? readBooks(container, orderId) : books;
}

async function askProvider(container: MedusaContainer, payment: PaymentBooks, refund: AskedRefund): Promise<void> {
  const parts = refundParts(container);
  try {
    await parts.refundPaymentFromProvider_(payment, refund);
  } catch (error) {
    if (REFUSED_FOR_GOOD.includes((error as { code?: string }).code ?? "")) await parts.deleteRefunds(refund.id);
    throw error;
  }
  await parts.maybeUpdatePaymentCollection_(payment.payment_collection_id);
}

function refundParts(container: MedusaContainer): RefundParts {
  return container.resolve(Modules.PAYMENT) as unknown as RefundParts;
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
