import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { freeReturnedRidersWorkflow } from "../../returning/workflows/free-returned-riders";
import { findNeglectedOrdersStep } from "../steps/find-neglected-orders";
import { cancelDeliveriesWorkflow } from "./cancel-deliveries";
import { openDeliveriesWorkflow } from "./open-deliveries";

export const repairDeliveriesWorkflowId = "rider-delivery-repair-deliveries";

/** Does what missed events should have done: opens deliveries for ready orders, ends those of ended, frees riders. */
export const repairDeliveriesWorkflow = createWorkflow(repairDeliveriesWorkflowId, () => {
  const neglected = findNeglectedOrdersStep();
  openDeliveriesWorkflow.runAsStep({
    input: transform({ neglected }, ({ neglected }) => ({ order_ids: neglected.without_delivery })),
  });
  cancelDeliveriesWorkflow.runAsStep({
    input: transform({ neglected }, ({ neglected }) => ({ order_ids: neglected.ended, reason: "the order has ended" })),
  });
  freeReturnedRidersWorkflow.runAsStep({ input: transform({ neglected }, ({ neglected }) => neglected.returned) });
  return new WorkflowResponse(neglected);
});
