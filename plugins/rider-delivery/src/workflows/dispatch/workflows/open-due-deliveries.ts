import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { findDueOrdersStep } from "../steps/find-due-orders";
import { openDeliveriesWorkflow } from "./open-deliveries";

export const openDueDeliveriesWorkflowId = "rider-delivery-open-due-deliveries";

/** Orders that will be packed soon get their deliveries, so that the rider travels while they are packed. */
export const openDueDeliveriesWorkflow = createWorkflow(openDueDeliveriesWorkflowId, () => {
  const due = findDueOrdersStep();
  openDeliveriesWorkflow.runAsStep({ input: transform({ due }, ({ due }) => ({ order_ids: due })) });
  return new WorkflowResponse(due);
});
