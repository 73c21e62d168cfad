import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { ContainerRegistrationKeys, PaymentEvents } from "@medusajs/framework/utils";
import { ORDER_FLOW_MODULE } from "../modules/order-flow";
import type OrderFlowService from "../modules/order-flow/service";
import { returnLatePaymentWorkflow } from "../workflows/paying/workflows/return-late-payment";
import { changeOrderStatusWorkflow } from "../workflows/status/workflows/change-order-status";

interface PaymentOwner {
  payment_collection?: { order?: { id: string } };
}

/**
 * A payment that settles after the order was placed confirms it; one that settles after the order was cancelled goes
 * back. A payment of anything else is none of our business.
 */
export default async function settleCapturedPayment({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "payment",
    fields: ["payment_collection.order.id"],
    filters: { id: event.data.id },
  });
  const order_id = (data[0] as PaymentOwner | undefined)?.payment_collection?.order?.id;
  if (!order_id) return;
  const orders = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  const statusNow = async () =>
    (await orders.listQuickOrders({ order_id }, { select: ["status"], take: 1 }))[0]?.status;
  if ((await statusNow()) === "pending") {
    const { errors } = await changeOrderStatusWorkflow(container).run({
      input: { order_id, to: "confirmed", actor: { type: "system", id: "payment" }, expected_from: "pending" },
      throwOnError: false,
    });
    const error = errors[0]?.error as Error | undefined;
    if (error && error.name !== "Refusal") throw error;
  }
  // Cancelled before, or in the very moment it was paid.
  if ((await statusNow()) === "cancelled") {
    await returnLatePaymentWorkflow(container).run({ input: { order_id } });
  }
}

export const config: SubscriberConfig = {
  event: PaymentEvents.CAPTURED,
  context: { subscriberId: "order-flow-settle-captured-payment" },
};
