import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { syncTrackedOrdersStep } from "../../deliveries/steps/sync-tracked-orders";
import { endShiftStep } from "../steps/end-shift";

export const endShiftWorkflowId = "rider-delivery-end-shift";

/** A rider goes offline, which is refused while a delivery is unfinished. */
export const endShiftWorkflow = createWorkflow(endShiftWorkflowId, (input: { rider_id: string }) => {
  const ended = endShiftStep(input.rider_id);
  syncTrackedOrdersStep(transform({ input }, ({ input }) => [input.rider_id]));
  const data = transform({ input }, ({ input }) => ({ rider_id: input.rider_id }));
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.SHIFT_ENDED, data }).config({ name: "tell-ended" });
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.OFFER_WITHDRAWN, data: ended.withdrawn }).config({
    name: "tell-withdrawn",
  });
  return new WorkflowResponse(ended.shift);
});
