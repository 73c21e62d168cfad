import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { claimEtasStep } from "../steps/claim-etas";

export const tellEtasWorkflowId = "rider-delivery-tell-etas";

/** Customers whose order is on the road hear when it will be there, as their riders move. Any number may run at once. */
export const tellEtasWorkflow = createWorkflow(tellEtasWorkflowId, () => {
  const changed = claimEtasStep();
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.ETA_CHANGED, data: changed });
  return new WorkflowResponse(changed);
});
