import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { toDeliveryChanged } from "../events";
import { loadDeliveryStep } from "../steps/load-delivery";
import { markFailedStep } from "../steps/mark-failed";
import type { FailInput } from "../steps/mark-failed";
import { syncTrackedOrdersStep } from "../steps/sync-tracked-orders";

export const failDeliveryWorkflowId = "rider-delivery-fail-delivery";

/** The rider cannot finish: the delivery is offered to others, or has failed at the door. */
export const failDeliveryWorkflow = createWorkflow(failDeliveryWorkflowId, (input: FailInput) => {
  const failed = markFailedStep(input);
  syncTrackedOrdersStep(transform({ input }, ({ input }) => [input.rider_id]));
  const delivery = loadDeliveryStep(failed.delivery_id);
  const data = transform({ input, delivery, failed }, ({ input, delivery, failed }) =>
    toDeliveryChanged({ ...delivery, rider_id: failed.rider_id }, failed.to, input.rider_id),
  );
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.DELIVERY_CHANGED, data });
  return new WorkflowResponse(delivery);
});
