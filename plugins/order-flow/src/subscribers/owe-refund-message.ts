import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { ORDER_REFUNDED, orderRefundedSchema } from "../contract";
import { oweMessagesWorkflow } from "../workflows/notifying/workflows/owe-messages";

/** Has customers told that money of an order goes back. */
export default async function oweRefundMessage({ event, container }: SubscriberArgs<unknown>): Promise<void> {
  const { refund_id, order_id, amount, currency_code } = orderRefundedSchema.parse(event.data);
  const message = { subject_id: refund_id, order_id, cart_id: null, amount, currency_code };
  await oweMessagesWorkflow(container).run({
    input: { messages: [{ ...message, kind: "refunded", occurred_at: new Date().toISOString() }] },
  });
}

export const config: SubscriberConfig = {
  event: ORDER_REFUNDED,
  context: { subscriberId: "order-flow-owe-refund-message" },
};
