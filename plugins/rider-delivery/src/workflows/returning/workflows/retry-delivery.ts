import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { toDeliveryChanged } from "../../deliveries/events";
import { loadDeliveryStep } from "../../deliveries/steps/load-delivery";
import { syncTrackedOrdersStep } from "../../deliveries/steps/sync-tracked-orders";
import { retryDeliveryStep } from "../steps/retry-delivery";
import type { RetryInput } from "../steps/retry-delivery";

export const retryDeliveryWorkflowId = "rider-delivery-retry-delivery";

/** Operations let the rider whose attempt failed try again; the customer may follow the rider again. */
export const retryDeliveryWorkflow = createWorkflow(retryDeliveryWorkflowId, (input: RetryInput) => {
  const retried = retryDeliveryStep(input);
  syncTrackedOrdersStep(transform({ retried }, ({ retried }) => [retried.rider_id]));
  const delivery = loadDeliveryStep(input.delivery_id);
  const data = transform({ delivery }, ({ delivery }) => toDeliveryChanged(delivery, "picked_up"));
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.DELIVERY_CHANGED, data });
  return new WorkflowResponse(delivery);
});
