import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { linkPhoneIdentityStep, normalizePhone, unlinkPhoneIdentityStep } from "@quickdash/dark-stores/workflows";
import { RIDER_DELIVERY_EVENTS, type Vehicle } from "../../../contract";
import { toDeliveryChanged } from "../../deliveries/events";
import { syncTrackedOrdersStep } from "../../deliveries/steps/sync-tracked-orders";
import { loadDeliveriesStep } from "../../dispatch/steps/load-deliveries";
import { allowLocationsStep } from "../steps/allow-locations";
import { changeOwnVehicleStep } from "../steps/change-own-vehicle";
import { requireHomeStoreStep } from "../steps/require-home-store";
import { takeOffRoadStep } from "../steps/take-off-road";
import { updateRiderStep } from "../steps/update-rider";
import type { UpdateRiderInput } from "../steps/update-rider";

export const updateRiderWorkflowId = "rider-delivery-update-rider";

/** What changes, and who says so: operations, or the rider, who may not change vehicles on shift. */
export type RiderChange = { changes: UpdateRiderInput; actor_id: string; actor_type: "operator" | "rider" };

/**
 * Changes a rider; a new phone logs in from now on and the old one no more, a suspended rider leaves the road. Refuses
 * `rider_not_found`, `phone_taken`, `dark_store_not_found` and, to riders, `on_shift`.
 */
export const updateRiderWorkflow = createWorkflow(updateRiderWorkflowId, (input: RiderChange) => {
  requireHomeStoreStep(input.changes.home_dark_store_id);
  when({ input }, ({ input }) => input.actor_type === "rider" && input.changes.vehicle !== undefined).then(() => {
    changeOwnVehicleStep(
      transform({ input }, ({ input: { changes } }) => ({ rider_id: changes.id, vehicle: changes.vehicle as Vehicle })),
    );
  });
  const update = updateRiderStep(
    transform({ input }, ({ input: { changes, actor_type } }) => {
      const { vehicle, ...others } = changes;
      const all = actor_type === "rider" || vehicle === undefined ? others : { ...others, vehicle };
      return all.phone ? { ...all, phone: normalizePhone(all.phone) } : all;
    }),
  );
  when({ update }, ({ update }) => update.old_phone !== null).then(() => {
    linkPhoneIdentityStep({ phone: update.rider.phone, actor_type: "rider", actor_id: update.rider.id });
    unlinkPhoneIdentityStep({ phone: update.old_phone, actor_type: "rider", actor_id: update.rider.id });
  });
  // Only who sets the status says whether positions are let in: another change may have read it before a suspension.
  when({ input }, ({ input }) => input.changes.status !== undefined).then(() => {
    allowLocationsStep(
      transform({ update }, ({ update: { rider, was_active } }) => ({
        rider_id: rider.id,
        allowed: rider.status === "active",
        were_allowed: was_active,
      })),
    );
  });
  when({ update }, ({ update }) => update.suspended).then(() => {
    const off = takeOffRoadStep({ rider_id: update.rider.id, actor_id: input.actor_id });
    syncTrackedOrdersStep(transform({ update }, ({ update }) => [update.rider.id]));
    const deliveries = loadDeliveriesStep(off.released);
    const changes = transform({ deliveries, update }, ({ deliveries, update }) =>
      deliveries.map((delivery) => toDeliveryChanged(delivery, "unassigned", update.rider.id)),
    );
    emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.DELIVERY_CHANGED, data: changes }).config({
      name: "tell-released",
    });
    emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.OFFER_WITHDRAWN, data: off.withdrawn }).config({
      name: "tell-withdrawn",
    });
    const suspended = transform({ update }, ({ update }) => ({ rider_id: update.rider.id }));
    emitEventStep({ eventName: RIDER_DELIVERY_EVENTS.RIDER_SUSPENDED, data: suspended }).config({
      name: "tell-suspended",
    });
  });
  return new WorkflowResponse(update.rider);
});
