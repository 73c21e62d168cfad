import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import { PAYMENT_RETURNED, type PaymentReturned } from "../../contract";
import { ORDER_FLOW_MODULE } from "../../modules/order-flow";
import type OrderFlowService from "../../modules/order-flow/service";
import { keptOf, readBooksOfSession, type PaymentBooks } from "./books";
import { askProvider, isMoreThanThereIs, noteRefund } from "./return-payment";

const NOTE = "The cart did not become an order";

/** A payment session of a cart that was not placed. */
export interface UnplacedPayment {
  cart_id: string;
  session_id: string;
}

/**
 * Gives back what was paid in a session of a cart that has no order. A session that did not come as far as a payment is
 * dropped, whereupon its provider gives back what it got; for the others see returnPaid. Run under the cart's lock and
 * lease. The intention is written down first: from then on the session pays for nothing, and what is cut off is finished
 * by running it again. Answers what went back, also as `order_flow.payment_returned`, to whoever ends it; null when
 * nothing was taken or an order has the payment.
 */
export async function returnUnplaced(
  container: MedusaContainer,
  unplaced: UnplacedPayment,
): Promise<PaymentReturned | null> {
  const payment = await readBooksOfSession(container, unplaced.session_id);
  if (payment) return returnMade(container, unplaced, payment);
  const payments = container.resolve(Modules.PAYMENT);
  const [session] = await payments.listPaymentSessions({ id: unplaced.session_id }, { take: 1 });
  if (session) {
    if (!(await begin(container, unplaced, session))) return null;
    await payments.deletePaymentSession(session.id);
  }
  return end(container, unplaced.session_id);
}

/**
 * Gives back the payment that a session of a cart without an order led to: what is only authorised is cancelled, what was
 * captured is refunded, once. A session without a payment is left to the customer. Otherwise as returnUnplaced.
 */
export async function returnPaid(container: MedusaContainer, unplaced: UnplacedPayment): Promise<void> {
  const payment = await readBooksOfSession(container, unplaced.session_id);
  if (payment) await returnMade(container, unplaced, payment);
}

async function returnMade(
  container: MedusaContainer,
  unplaced: UnplacedPayment,
  payment: PaymentBooks,
): Promise<PaymentReturned | null> {
  if (MathBN.gt(payment.captured, 0)) {
    if (!(await begin(container, unplaced, payment))) return null;
    await refund(container, payment, unplaced.session_id);
  } else if (!payment.is_cancelled) {
    await cancel(container, unplaced, payment);
  }
  return end(container, unplaced.session_id);
}

async function begin(
  container: MedusaContainer,
  unplaced: UnplacedPayment,
  { amount, currency_code }: Pick<PaymentBooks, "amount" | "currency_code">,
): Promise<boolean> {
  return container
    .resolve<OrderFlowService>(ORDER_FLOW_MODULE)
    .beginPaymentReturn({ ...unplaced, amount: MathBN.convert(amount).toNumber(), currency_code });
}

async function refund(container: MedusaContainer, payment: PaymentBooks, sessionId: string): Promise<void> {
  const purpose = { kind: "unplaced" as const, id: sessionId };
  const asked = payment.refunds.find((each) => each.purpose?.kind === purpose.kind);
  const amount = asked?.amount ?? keptOf(payment);
  if (MathBN.lte(amount, 0)) return;
  try {
    const noted = asked
      ? { id: asked.id, raw_amount: amount }
      : await noteRefund(container, { payment, amount, note: NOTE, purpose });
    await askProvider(container, payment, noted);
  } catch (error) {
    // Its provider gave back what it had when the customer chose another way to pay.
    if (!isMoreThanThereIs(error)) throw error;
  }
}

/** Nothing was taken: nobody is told, unless it has to be tried again. */
async function cancel(container: MedusaContainer, unplaced: UnplacedPayment, payment: PaymentBooks): Promise<void> {
  const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  if (await service.findQuickOrderOfCart(unplaced.cart_id)) return;
  try {
    await container.resolve(Modules.PAYMENT).cancelPayment(payment.id);
  } catch (error) {
    await begin(container, unplaced, payment);
    throw error;
  }
}

async function end(container: MedusaContainer, sessionId: string): Promise<PaymentReturned | null> {
  const returned = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).endPaymentReturn(sessionId);
  if (returned) await container.resolve(Modules.EVENT_BUS).emit({ name: PAYMENT_RETURNED, data: returned });
  return returned;
}
