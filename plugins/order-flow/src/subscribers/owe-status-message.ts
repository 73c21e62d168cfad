import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { ORDER_STATUS_CHANGED, orderStatusChangedSchema } from "../contract";
import { kindOfStatus } from "../modules/order-messages/policies/message-rules";
import { messageOfOrder } from "../modules/order-messages/policies/owed-messages";
import { oweMessagesWorkflow } from "../workflows/notifying/workflows/owe-messages";

/** Has customers told how far their order is. */
export default async function oweStatusMessage({ event, container }: SubscriberArgs<unknown>): Promise<void> {
  const { order_id, to, at } = orderStatusChangedSchema.parse(event.data);
  const kind = kindOfStatus(to);
  if (!kind) return;
  await oweMessagesWorkflow(container).run({ input: { messages: [messageOfOrder(order_id, kind, new Date(at))] } });
}

export const config: SubscriberConfig = {
  event: ORDER_STATUS_CHANGED,
  context: { subscriberId: "order-flow-owe-status-message" },
};
