import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { changeOrderStatusWorkflow } from "@quickdash/order-flow/workflows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { toDeliveryChanged } from "../events";
import { loadDeliveryStep } from "../steps/load-delivery";
import { markHandedOverStep } from "../steps/mark-handed-over";
import type { HandOverInput } from "../steps/mark-handed-over";
import { syncTrackedOrdersStep } from "../steps/sync-tracked-orders";

export const handOverDeliveryWorkflowId = "rider-delivery-hand-over-delivery";

/** The customer has the bag: code and cash checked, rider paid once, order delivered, nobody follows the rider any more. */
export const handOverDeliveryWorkflow = createWorkflow(handOverDeliveryWorkflowId, (input: HandOverInput) => {
  const handedOver = markHandedOverStep(input);
  // What may fail comes before the order moves, for what Medusa has recorded by then cannot be taken back.
  const delivery = loadDeliveryStep(handedOver.delivery_id);
  when({ handedOver }, ({ handedOver }) => handedOver.changed).then(() => {
    const data = transform({ delivery }, ({ delivery }) => toDeliveryChanged(delivery, "delivered"));
    emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.DELIVERY_CHANGED, data });
  });
  const move = transform({ input, handedOver }, ({ input, handedOver }) => ({
    order_id: handedOver.order_id,
    to: "delivered" as const,
    actor: { type: "rider" as const, id: input.rider_id },
  }));
  changeOrderStatusWorkflow.runAsStep({ input: move });
  syncTrackedOrdersStep(transform({ input }, ({ input }) => [input.rider_id]));
  return new WorkflowResponse(delivery);
});
