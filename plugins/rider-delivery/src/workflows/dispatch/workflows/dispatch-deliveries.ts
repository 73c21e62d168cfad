import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { expireOffersStep } from "../steps/expire-offers";
import { makeOffersStep } from "../steps/make-offers";

export const dispatchDeliveriesWorkflowId = "rider-delivery-dispatch-deliveries";

/** One round of dispatch: what is over ends, what is open is offered. Any number of rounds may run at once. */
export const dispatchDeliveriesWorkflow = createWorkflow(dispatchDeliveriesWorkflowId, () => {
  const expired = expireOffersStep();
  const offers = makeOffersStep();
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.OFFER_WITHDRAWN, data: expired }).config({ name: "tell-expired" });
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.OFFER_CREATED, data: offers }).config({ name: "tell-offered" });
  return new WorkflowResponse({ expired, offers });
});
