import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { changeOrderStatusWorkflow } from "@quickdash/order-flow/workflows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { toDeliveryChanged } from "../events";
import { loadDeliveryStep } from "../steps/load-delivery";
import { markPickedUpStep } from "../steps/mark-picked-up";
import type { PickUpInput } from "../steps/mark-picked-up";
import { syncTrackedOrdersStep } from "../steps/sync-tracked-orders";

export const pickUpDeliveryWorkflowId = "rider-delivery-pick-up-delivery";

/** The rider has the bag: code checked, delivery picked up, order out for delivery, customer may follow the rider. */
export const pickUpDeliveryWorkflow = createWorkflow(pickUpDeliveryWorkflowId, (input: PickUpInput) => {
  const picked = markPickedUpStep(input);
  // What may fail comes before the order moves, for what Medusa has recorded by then cannot be taken back.
  const delivery = loadDeliveryStep(picked.delivery_id);
  when({ picked }, ({ picked }) => picked.changed).then(() => {
    const data = transform({ delivery }, ({ delivery }) => toDeliveryChanged(delivery, "picked_up"));
    emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.DELIVERY_CHANGED, data });
  });
  const move = transform({ input, picked }, ({ input, picked }) => ({
    order_id: picked.order_id,
    to: "out_for_delivery" as const,
    actor: { type: "rider" as const, id: input.rider_id },
  }));
  changeOrderStatusWorkflow.runAsStep({ input: move });
  syncTrackedOrdersStep(transform({ input }, ({ input }) => [input.rider_id]));
  return new WorkflowResponse(delivery);
});
