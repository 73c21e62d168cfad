import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { toDeliveryChanged } from "../../deliveries/events";
import { loadDeliveryStep } from "../../deliveries/steps/load-delivery";
import { syncTrackedOrdersStep } from "../../deliveries/steps/sync-tracked-orders";
import { reassignDeliveryStep } from "../steps/reassign-delivery";
import type { ReassignInput } from "../steps/reassign-delivery";

export const reassignDeliveryWorkflowId = "rider-delivery-reassign-delivery";

/** Operations decide who goes, or that it is offered again. */
export const reassignDeliveryWorkflow = createWorkflow(reassignDeliveryWorkflowId, (input: ReassignInput) => {
  const reassigned = reassignDeliveryStep(input);
  syncTrackedOrdersStep(reassigned.rider_ids);
  const delivery = loadDeliveryStep(reassigned.delivery_id);
  const data = transform({ delivery, reassigned }, ({ delivery, reassigned }) =>
    toDeliveryChanged(delivery, reassigned.status, reassigned.rider_ids[0]),
  );
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.DELIVERY_CHANGED, data }).config({ name: "tell-reassigned" });
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.OFFER_WITHDRAWN, data: reassigned.withdrawn }).config({
    name: "tell-withdrawn",
  });
  return new WorkflowResponse(delivery);
});
