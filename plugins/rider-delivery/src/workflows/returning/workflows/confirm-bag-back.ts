import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { toDeliveryChanged } from "../../deliveries/events";
import { loadDeliveryStep } from "../../deliveries/steps/load-delivery";
import { confirmBagBackStep } from "../steps/confirm-bag-back";
import type { BagBackInput } from "../steps/confirm-bag-back";

export const confirmBagBackWorkflowId = "rider-delivery-confirm-bag-back";

/** The store has the bag of a failed or cancelled delivery: its rider is free, and the delivery can be tried again. */
export const confirmBagBackWorkflow = createWorkflow(confirmBagBackWorkflowId, (input: BagBackInput) => {
  const back = confirmBagBackStep(input);
  const delivery = loadDeliveryStep(back.delivery_id);
  when({ back }, ({ back }) => back.changed).then(() => {
    const data = transform({ delivery }, ({ delivery }) => toDeliveryChanged(delivery, delivery.status));
    emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.DELIVERY_CHANGED, data });
  });
  return new WorkflowResponse(delivery);
});
