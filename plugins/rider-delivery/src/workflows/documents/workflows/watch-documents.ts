import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { syncTrackedOrdersStep } from "../../deliveries/steps/sync-tracked-orders";
import { claimDocumentNoticesStep } from "../steps/claim-document-notices";
import { settleDoubtfulShiftsStep } from "../steps/settle-doubtful-shifts";

export const watchDocumentsWorkflowId = "rider-delivery-watch-documents";

/** Riders hear in time which documents end, and get no orders without those they need. Any number may run at once. */
export const watchDocumentsWorkflow = createWorkflow(watchDocumentsWorkflowId, () => {
  const settled = settleDoubtfulShiftsStep();
  syncTrackedOrdersStep(settled.ended);
  const ended = transform({ settled }, ({ settled }) => settled.ended.map((rider_id) => ({ rider_id })));
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.SHIFT_ENDED, data: ended }).config({ name: "tell-ended" });
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.OFFER_WITHDRAWN, data: settled.withdrawn }).config({
    name: "tell-withdrawn",
  });
  const notices = claimDocumentNoticesStep();
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.DOCUMENT_EXPIRING, data: notices }).config({
    name: "tell-expiring",
  });
  return new WorkflowResponse({ settled, notices });
});
