import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { toDeliveryChanged } from "../../deliveries/events";
import { syncTrackedOrdersStep } from "../../deliveries/steps/sync-tracked-orders";
import { assignDeliveriesStep } from "../steps/assign-deliveries";
import { loadDeliveriesStep } from "../steps/load-deliveries";

export const assignDeliveriesWorkflowId = "rider-delivery-assign-deliveries";

/** One round of mode `assign`: riders who must leave now get their trips and hear of it. Any number may run at once. */
export const assignDeliveriesWorkflow = createWorkflow(assignDeliveriesWorkflowId, () => {
  const round = assignDeliveriesStep();
  syncTrackedOrdersStep(round.rider_ids);
  const deliveries = loadDeliveriesStep(round.assigned);
  const changes = transform({ deliveries }, ({ deliveries }) =>
    deliveries.map((delivery) => toDeliveryChanged(delivery, "assigned")),
  );
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.DELIVERY_CHANGED, data: changes }).config({ name: "tell-assigned" });
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.OFFER_WITHDRAWN, data: round.withdrawn }).config({
    name: "tell-withdrawn",
  });
  return new WorkflowResponse(round);
});
