import type { BigNumberInput, CreateRefundDTO, MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import { ORDER_REFUNDED, type OrderRefunded } from "../../contract";
import { keepLease, type Lease } from "../leasing/lease";
import { readBooks, type BookedRefund, type OrderReturnKind, type PaymentBooks, type ReturnKind } from "./books";

/** Money to give back of a payment, and what for; the purpose is written into the books, to be found there again. */
interface MoneyBack<Kind extends ReturnKind = ReturnKind> {
  payment: PaymentBooks;
  amount: BigNumberInput;
  note: string;
  purpose: { kind: Kind; id: string };
}

/** Money of an order to give back. */
export type OrderMoneyBack = MoneyBack<OrderReturnKind> & { order_id: string };

/** A refund as the provider is asked for it; its id is the key under which it is paid once. */
export interface AskedRefund {
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
const MORE_THAN_THERE_IS = "refund_exceeds_payment";
const REFUSED_FOR_GOOD: readonly string[] = ["payment_refused_by_gateway", MORE_THAN_THERE_IS];

/**
 * Gives money back: through the provider, into the order's books, and as `order_flow.refunded`. Run alone at the
 * order's records, after finishReturns: whoever lost that meanwhile pays nothing. A failure is thrown; unless the provider said no, the refund stays on the books
 * of the payment, and finishReturns asks for it again under the same key.
 */
export async function returnPayment(container: MedusaContainer, lease: Lease, back: OrderMoneyBack): Promise<void> {
  await keepLease(container, lease);
  const refund = await noteRefund(container, back);
  await askProvider(container, back.payment, refund);
  await completeReturn(container, lease, back, refund.id);
}

/**
 * Completes what was cut off between the books of the payment and those of the order: the provider is asked again under
 * the same key, which gives nothing twice. Answers the books as they are then.
 */
export async function finishReturns(
  container: MedusaContainer,
  lease: Lease,
  orderId: string,
): Promise<PaymentBooks[]> {
  const books = await readBooks(container, orderId);
  let cutOff = 0;
  for (const payment of books) {
    for (const { id, amount, purpose, is_complete } of payment.refunds) {
      if (is_complete || !isOfOrder(purpose)) continue;
      cutOff += 1;
      await askProvider(container, payment, { id, raw_amount: amount });
      await completeReturn(container, lease, { order_id: orderId, payment, amount, note: "", purpose }, id);
    }
  }
  return cutOff > 0 ? readBooks(container, orderId) : books;
}

function isOfOrder(purpose: BookedRefund["purpose"]): purpose is OrderMoneyBack["purpose"] {
  return purpose !== null && purpose.kind !== "unplaced";
}

/** Writes a refund into the books of its payment, where it stays until the provider says no. */
export async function noteRefund(container: MedusaContainer, back: MoneyBack): Promise<AskedRefund> {
  const { kind, id } = back.purpose;
  return refundParts(container).refundPayment_(back.payment, {
    payment_id: back.payment.id,
    amount: back.amount,
    note: back.note,
    metadata: { return_kind: kind, return_id: id },
  });
}

/** Has a refund that is on the books paid by the provider, once per refund. Throws what the provider throws. */
export async function askProvider(
  container: MedusaContainer,
  payment: PaymentBooks,
  refund: AskedRefund,
): Promise<void> {
  const parts = refundParts(container);
  try {
    await parts.refundPaymentFromProvider_(payment, refund);
  } catch (error) {
    if (REFUSED_FOR_GOOD.includes((error as { code?: string }).code ?? "")) await parts.deleteRefunds(refund.id);
    throw error;
  }
  await parts.maybeUpdatePaymentCollection_(payment.payment_collection_id);
}

/** Whether a provider said that the payment does not hold so much any more. */
export function isMoreThanThereIs(error: unknown): boolean {
  return (error as { code?: string }).code === MORE_THAN_THERE_IS;
}

function refundParts(container: MedusaContainer): RefundParts {
  return container.resolve(Modules.PAYMENT) as unknown as RefundParts;
}

/** The order's books last: by them it is known that nothing is left to do. */
async function completeReturn(
  container: MedusaContainer,
  lease: Lease,
  back: OrderMoneyBack,
  refundId: string,
): Promise<void> {
  await keepLease(container, lease);
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
