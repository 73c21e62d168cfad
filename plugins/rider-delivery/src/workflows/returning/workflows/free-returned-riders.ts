import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { toDeliveryChanged } from "../../deliveries/events";
import { loadDeliveriesStep } from "../../dispatch/steps/load-deliveries";
import { noteReturnedBagsStep, type ReturnedBag } from "../steps/note-returned-bags";

export const freeReturnedRidersWorkflowId = "rider-delivery-free-returned-riders";

/** Stores that confirmed the goods of cancelled orders have their bags: their riders are free, and told so. */
export const freeReturnedRidersWorkflow = createWorkflow(freeReturnedRidersWorkflowId, (bags: ReturnedBag[]) => {
  const delivery_ids = noteReturnedBagsStep(bags);
  const deliveries = loadDeliveriesStep(delivery_ids);
  const data = transform({ deliveries }, ({ deliveries }) =>
    deliveries.map((delivery) => toDeliveryChanged(delivery, delivery.status)),
  );
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.DELIVERY_CHANGED, data });
  return new WorkflowResponse(delivery_ids);
});
