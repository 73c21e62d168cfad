import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { UpdateRiderBody } from "../../../contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { phoneTaken, refusingTakenPhone, riderNotFound } from "../refusals";

export type UpdateRiderInput = UpdateRiderBody & { id: string };

export const updateRiderStepId = "update-rider";

/**
 * Changes a rider, whose phone is E.164; refuses `rider_not_found` and `phone_taken`. Undone: what it changed is as it was
 * before, and what others changed meanwhile stays.
 */
export const updateRiderStep = createStep(
  updateRiderStepId,
  async (input: UpdateRiderInput, { container }) => {
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    const [before] = await riders.listRiders({ id: input.id }, { take: 1 });
    if (!before) throw riderNotFound();
    if (input.phone && input.phone !== before.phone) {
      const [taken] = await riders.listRiders({ phone: input.phone }, { take: 1, select: ["id"] });
      if (taken) throw phoneTaken();
    }
    const { id, phone, status } = before;
    const rider = await refusingTakenPhone(() => riders.updateRiders(input));
    const changes = {
      old_phone: rider.phone === phone ? null : phone,
      suspended: rider.status === "suspended" && status !== "suspended",
      was_active: status === "active",
    };
    return new StepResponse({ rider, ...changes }, { id, ...sameFields(before, input) });
  },
  async (before, { container }) => {
    if (before) await container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).updateRiders(before);
  },
);

const FIELDS = [
  "first_name",
  "last_name",
  "phone",
  "vehicle",
  "status",
  "home_dark_store_id",
  "cash_limit",
  "capacity",
] as const satisfies readonly (keyof UpdateRiderBody)[];

/** Of a rider, the fields that a change names. */
function sameFields<Rider extends Record<(typeof FIELDS)[number], unknown>>(
  rider: Rider,
  changes: UpdateRiderBody,
): Partial<Pick<Rider, (typeof FIELDS)[number]>> {
  const entries = FIELDS.filter((field) => changes[field] !== undefined).map((field) => [field, rider[field]]);
  return Object.fromEntries(entries) as Partial<Pick<Rider, (typeof FIELDS)[number]>>;
}
