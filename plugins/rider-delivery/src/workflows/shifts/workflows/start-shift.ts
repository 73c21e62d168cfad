import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { syncTrackedOrdersStep } from "../../deliveries/steps/sync-tracked-orders";
import { startShiftStep } from "../steps/start-shift";

export const startShiftWorkflowId = "rider-delivery-start-shift";

/** A rider comes online and is asked about open deliveries at once. */
export const startShiftWorkflow = createWorkflow(startShiftWorkflowId, (input: { rider_id: string }) => {
  const answer = startShiftStep(input.rider_id);
  syncTrackedOrdersStep(transform({ input }, ({ input }) => [input.rider_id]));
  when({ answer }, ({ answer }) => answer.started).then(() => {
    const data = transform({ input }, ({ input }) => ({ rider_id: input.rider_id }));
    emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.SHIFT_STARTED, data });
  });
  return new WorkflowResponse(answer.shift);
});
