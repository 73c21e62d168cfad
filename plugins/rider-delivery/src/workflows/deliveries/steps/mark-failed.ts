import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { sourcesOf } from "../../../modules/rider-delivery/state";
import { findOwnDelivery, statusConflict } from "../own-delivery";

export type FailInput = { delivery_id: string; rider_id: string; reason: string };

export const markFailedStepId = "mark-failed";

/**
 * Before pickup the delivery goes back to the open ones, for another rider; with the bag in hand it has failed and
 * operations decide. Answers who has it now. The last effect of its workflow, so there is nothing to undo it for.
 */
export const markFailedStep = createStep(
  markFailedStepId,
  async ({ delivery_id, rider_id, reason }: FailInput, { container }) => {
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    const delivery = await findOwnDelivery(riders, { delivery_id, rider_id });
    const released = delivery.status === "assigned";
    const to = released ? ("unassigned" as const) : ("failed" as const);
    const moved = await riders.moveDelivery({
      delivery_id,
      from: released ? ["assigned"] : sourcesOf("failed"),
      to,
      expected_rider_id: rider_id,
      rider: released ? null : "keep",
      actor_type: "rider",
      actor_id: rider_id,
      reason,
    });
    if (!moved) {
      throw statusConflict((await findOwnDelivery(riders, { delivery_id, rider_id })).status);
    }
    return new StepResponse({ delivery_id, to, rider_id: released ? null : rider_id });
  },
);
