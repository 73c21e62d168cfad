import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { toDeliveryChanged } from "../../deliveries/events";
import { syncTrackedOrdersStep } from "../../deliveries/steps/sync-tracked-orders";
import { cancelDeliveriesStep } from "../steps/cancel-deliveries";
import type { CancelInput } from "../steps/cancel-deliveries";
import { loadDeliveriesStep } from "../steps/load-deliveries";

export const cancelDeliveriesWorkflowId = "rider-delivery-cancel-deliveries";

/** Orders need no rider any more: their deliveries and offers end, delivered or cancelled, and their riders are told. */
export const cancelDeliveriesWorkflow = createWorkflow(cancelDeliveriesWorkflowId, (input: CancelInput) => {
  const { ended, withdrawn } = cancelDeliveriesStep(input);
  syncTrackedOrdersStep(transform({ ended }, ({ ended }) => ended.map((each) => each.rider_id)));
  const deliveries = loadDeliveriesStep(transform({ ended }, ({ ended }) => ended.map((each) => each.delivery_id)));
  const changes = transform({ deliveries }, ({ deliveries }) =>
    deliveries.map((delivery) => toDeliveryChanged(delivery, delivery.status)),
  );
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.DELIVERY_CHANGED, data: changes }).config({
    name: "tell-ended",
  });
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.OFFER_WITHDRAWN, data: withdrawn }).config({
    name: "tell-withdrawn",
  });
  return new WorkflowResponse(ended);
});
