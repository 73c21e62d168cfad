import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { declineOfferStep } from "../steps/decline-offer";
import type { DeclineInput } from "../steps/decline-offer";

export const declineOfferWorkflowId = "rider-delivery-decline-offer";

/** A rider does not want a delivery; dispatch asks the next one. */
export const declineOfferWorkflow = createWorkflow(declineOfferWorkflowId, (input: DeclineInput) => {
  const answer = declineOfferStep(input);
  when({ answer }, ({ answer }) => answer.declined).then(() => {
    const data = transform({ input }, ({ input }) => ({ offer_id: input.offer_id, rider_id: input.rider_id }));
    emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.OFFER_DECLINED, data });
  });
  return new WorkflowResponse(answer.offer);
});
