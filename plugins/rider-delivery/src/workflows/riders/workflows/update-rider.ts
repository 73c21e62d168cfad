import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { linkPhoneIdentityStep, normalizePhone, unlinkPhoneIdentityStep } from "@quickdash/dark-stores/workflows";
import { RIDER_DELIVERY_EVENTS } from "../../../contract";
import { toDeliveryChanged } from "../../deliveries/events";
import { syncTrackedOrdersStep } from "../../deliveries/steps/sync-tracked-orders";
import { loadDeliveriesStep } from "../../dispatch/steps/load-deliveries";
import { allowLocationsStep } from "../steps/allow-locations";
import { requireHomeStoreStep } from "../steps/require-home-store";
import { takeOffRoadStep } from "../steps/take-off-road";
import { updateRiderStep } from "../steps/update-rider";
import type { UpdateRiderInput } from "../steps/update-rider";

export const updateRiderWorkflowId = "rider-delivery-update-rider";

/** Changes a rider; a new phone logs in from now on and the old one no more, a suspended rider leaves the road. */
export const updateRiderWorkflow = createWorkflow(
  updateRiderWorkflowId,
  (input: { changes: UpdateRiderInput; actor_id: string }) => {
    requireHomeStoreStep(input.changes.home_dark_store_id);
    const update = updateRiderStep(
      transform({ input }, ({ input: { changes } }) =>
        changes.phone ? { ...changes, phone: normalizePhone(changes.phone) } : changes,
      ),
    );
    when({ update }, ({ update }) => update.old_phone !== null).then(() => {
      linkPhoneIdentityStep({ phone: update.rider.phone, actor_type: "rider", actor_id: update.rider.id });
      unlinkPhoneIdentityStep({ phone: update.old_phone, actor_type: "rider", actor_id: update.rider.id });
    });
    allowLocationsStep(
      transform({ update }, ({ update }) => ({ rider_id: update.rider.id, allowed: update.rider.status === "active" })),
    );
    when({ update }, ({ update }) => update.suspended).then(() => {
      const off = takeOffRoadStep({ rider_id: update.rider.id, actor_id: input.actor_id });
      syncTrackedOrdersStep(transform({ update }, ({ update }) => [update.rider.id]));
      const deliveries = loadDeliveriesStep(off.released);
      const changes = transform({ deliveries }, ({ deliveries }) =>
        deliveries.map((delivery) => toDeliveryChanged(delivery, "unassigned")),
      );
      emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.DELIVERY_CHANGED, data: changes }).config({
        name: "tell-released",
      });
      emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.OFFER_WITHDRAWN, data: off.withdrawn }).config({
        name: "tell-withdrawn",
      });
    });
    return new WorkflowResponse(update.rider);
  },
);
