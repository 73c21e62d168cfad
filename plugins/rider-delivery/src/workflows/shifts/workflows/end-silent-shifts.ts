import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { syncTrackedOrdersStep } from "../../deliveries/steps/sync-tracked-orders";
import { endSilentShiftsStep } from "../steps/end-silent-shifts";

export const endSilentShiftsWorkflowId = "rider-delivery-end-silent-shifts";

/** Riders of whom nothing has been heard for long go offline, as of their last position. */
export const endSilentShiftsWorkflow = createWorkflow(endSilentShiftsWorkflowId, () => {
  const ended = endSilentShiftsStep();
  const riders = transform({ ended }, ({ ended }) => ended.rider_ids);
  syncTrackedOrdersStep(riders);
  const data = transform({ riders }, ({ riders }) => riders.map((rider_id) => ({ rider_id })));
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.SHIFT_ENDED, data }).config({ name: "tell-ended" });
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.OFFER_WITHDRAWN, data: ended.withdrawn }).config({
    name: "tell-withdrawn",
  });
  return new WorkflowResponse(riders);
});
