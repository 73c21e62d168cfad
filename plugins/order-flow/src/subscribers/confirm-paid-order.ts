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
 * A payment that settles after the order was placed confirms it, and goes back when the order was cancelled meanwhile; a
 * payment of anything else is none of our business.
 */
export default async function confirmPaidOrder({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "payment",
    fields: ["payment_collection.order.id"],
    filters: { id: event.data.id },
  });
  const orderId = (data[0] as PaymentOwner | undefined)?.payment_collection?.order?.id;
  if (!orderId) return;
  const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  const [order] = await service.listQuickOrders({ order_id: orderId, status: ["pending", "cancelled"] }, { take: 1 });
  if (order?.status === "cancelled") {
    await returnLatePaymentWorkflow(container).run({ input: { order_id: orderId } });
  }
  if (order?.status === "pending") {
    await changeOrderStatusWorkflow(container).run({
      input: { order_id: orderId, to: "confirmed", actor: { type: "system", id: "payment" }, expected_from: "pending" },
    });
  }
}

export const config: SubscriberConfig = { event: PaymentEvents.CAPTURED };
