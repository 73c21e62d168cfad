import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { toDeliveryChanged } from "../../deliveries/events";
import { syncTrackedOrdersStep } from "../../deliveries/steps/sync-tracked-orders";
import { loadDeliveriesStep } from "../steps/load-deliveries";
import { watchDeliveriesStep } from "../steps/watch-deliveries";

export const watchDeliveriesWorkflowId = "rider-delivery-watch-deliveries";

/** Riders of whom nothing is heard are replaced before pickup; what only people can solve goes to operations. */
export const watchDeliveriesWorkflow = createWorkflow(watchDeliveriesWorkflowId, () => {
  const watched = watchDeliveriesStep();
  syncTrackedOrdersStep(transform({ watched }, ({ watched }) => watched.released.map(({ rider_id }) => rider_id)));
  const deliveries = loadDeliveriesStep(
    transform({ watched }, ({ watched }) => watched.released.map(({ delivery_id }) => delivery_id)),
  );
  const changes = transform({ deliveries, watched }, ({ deliveries, watched }) => {
    const lostBy = new Map(watched.released.map(({ delivery_id, rider_id }) => [delivery_id, rider_id]));
    return deliveries.map((delivery) => toDeliveryChanged(delivery, "unassigned", lostBy.get(delivery.id)));
  });
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.DELIVERY_CHANGED, data: changes }).config({ name: "tell-released" });
  emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.DELIVERY_ALERTED, data: watched.alerts }).config({
    name: "tell-alerted",
  });
  return new WorkflowResponse(watched);
});
