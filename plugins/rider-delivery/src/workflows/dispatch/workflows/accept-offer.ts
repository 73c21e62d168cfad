import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { toDeliveryChanged } from "../../deliveries/events";
import { loadDeliveryStep } from "../../deliveries/steps/load-delivery";
import { syncTrackedOrdersStep } from "../../deliveries/steps/sync-tracked-orders";
import { acceptOfferStep } from "../steps/accept-offer";
import type { AcceptInput } from "../steps/accept-offer";

export const acceptOfferWorkflowId = "rider-delivery-accept-offer";

/** A rider takes a delivery; the riders who were asked as well hear that it is taken. */
export const acceptOfferWorkflow = createWorkflow(acceptOfferWorkflowId, (input: AcceptInput) => {
  const acceptance = acceptOfferStep(input);
  syncTrackedOrdersStep(transform({ input }, ({ input }) => [input.rider_id]));
  const delivery = loadDeliveryStep(acceptance.delivery_id);
  when({ acceptance }, ({ acceptance }) => acceptance.changed).then(() => {
    const data = transform({ delivery }, ({ delivery }) => toDeliveryChanged(delivery, "assigned"));
    emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.DELIVERY_CHANGED, data }).config({ name: "tell-assigned" });
    emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.OFFER_WITHDRAWN, data: acceptance.withdrawn }).config({
      name: "tell-withdrawn",
    });
  });
  return new WorkflowResponse(delivery);
});
