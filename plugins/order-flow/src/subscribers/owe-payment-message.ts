import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { PAYMENT_RETURNED, paymentReturnedSchema } from "../contract";
import { oweMessagesWorkflow } from "../workflows/notifying/workflows/owe-messages";

/** Has customers told that the payment of a cart which could not become an order goes back. */
export default async function owePaymentMessage({ event, container }: SubscriberArgs<unknown>): Promise<void> {
  const { session_id, cart_id, amount, currency_code } = paymentReturnedSchema.parse(event.data);
  const message = { subject_id: session_id, order_id: null, cart_id, amount, currency_code };
  await oweMessagesWorkflow(container).run({
    input: { messages: [{ ...message, kind: "payment_returned", occurred_at: new Date().toISOString() }] },
  });
}

export const config: SubscriberConfig = {
  event: PAYMENT_RETURNED,
  context: { subscriberId: "order-flow-owe-payment-message" },
};
