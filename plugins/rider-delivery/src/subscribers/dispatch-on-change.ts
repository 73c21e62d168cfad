import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { RIDER_DELIVERY_EVENTS } from "../contract";
import { dispatchDeliveriesWorkflow } from "../workflows";

/** A status that makes a delivery open or a rider free. */
const WORTH_A_ROUND = ["unassigned", "delivered", "failed", "cancelled"];

/** Plans at once when there is something new to offer or someone new to ask; the job would do it seconds later. */
export default async function dispatchOnChange({
  event,
  container,
}: SubscriberArgs<{ status?: string }>): Promise<void> {
  if (event.name === RIDER_DELIVERY_EVENTS.DELIVERY_CHANGED && !WORTH_A_ROUND.includes(event.data.status ?? "")) {
    return;
  }
  await dispatchDeliveriesWorkflow(container).run();
}

export const config: SubscriberConfig = {
  event: [
    RIDER_DELIVERY_EVENTS.DELIVERY_CHANGED,
    RIDER_DELIVERY_EVENTS.OFFER_DECLINED,
    RIDER_DELIVERY_EVENTS.SHIFT_STARTED,
  ],
  context: { subscriberId: "rider-delivery-dispatch-on-change" },
};
