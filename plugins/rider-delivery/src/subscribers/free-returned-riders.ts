import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { ORDER_RETURNED, type OrderReturned } from "@quickdash/order-flow/contract";
import { freeReturnedRidersWorkflow } from "../workflows";

/** A store that confirms the goods of a cancelled order has its bag: the rider is free. */
export default async function freeReturnedRiders({ event, container }: SubscriberArgs<OrderReturned>): Promise<void> {
  const { order_id, actor } = event.data;
  await freeReturnedRidersWorkflow(container).run({ input: [{ order_id, actor }] });
}

export const config: SubscriberConfig = {
  event: ORDER_RETURNED,
  context: { subscriberId: "rider-delivery-free-returned-riders" },
};
