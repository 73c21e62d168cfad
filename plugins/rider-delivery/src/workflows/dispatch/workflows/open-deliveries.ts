import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { toDeliveryChanged } from "../../deliveries/events";
import { loadDeliveriesStep } from "../steps/load-deliveries";
import { openDeliveryStep } from "../steps/open-delivery";

export const openDeliveriesWorkflowId = "rider-delivery-open-deliveries";

/** Orders are ready: each gets a delivery, once, and dispatch hears of it. */
export const openDeliveriesWorkflow = createWorkflow(openDeliveriesWorkflowId, (input: { order_ids: string[] }) => {
  const opened = openDeliveryStep(input.order_ids);
  const deliveries = loadDeliveriesStep(opened);
  const data = transform({ deliveries }, ({ deliveries }) =>
    deliveries.map((delivery) => toDeliveryChanged(delivery, "unassigned")),
  );
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.DELIVERY_CHANGED, data });
  return new WorkflowResponse(opened);
});
