import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { Refusal } from "@quickdash/dark-stores/contract";
import type { DeliveryStatus } from "../../../contract";
import { changeDeliveryStatus } from "../queries/change-delivery-status.sql";
import { lockBagOnRoad } from "../queries/lock-bag-on-road.sql";
import { withdrawOffers } from "../queries/withdraw-offers.sql";
import { lockDutyOf, requireOnShift } from "./rider-duty";

/** Before the goods are with a rider, or after an attempt failed, operations may decide who goes. */
const REASSIGNABLE: readonly DeliveryStatus[] = ["unassigned", "assigned", "failed"];

export type Reassignment = {
  from_rider_id: string | null;
  status: "assigned" | "unassigned";
  withdrawn: { id: string; rider_id: string }[];
};

/**
 * Gives a delivery to a rider on shift, or back to the open ones when `rider_id` is null.
 * Refuses `delivery_not_reassignable` once it is picked up, delivered or cancelled, `bag_not_back`, `rider_not_found`,
 * `rider_suspended` and `not_on_shift`. A rider chosen by operations may carry another delivery already.
 */
export async function reassignOnce(
  db: Knex,
  params: { delivery_id: string; rider_id: string | null; actor_id: string },
): Promise<Reassignment> {
  const { delivery_id, rider_id, actor_id } = params;
  const status = rider_id ? "assigned" : "unassigned";
  return db.transaction(async (trx) => {
    if (rider_id) requireOnShift(await lockDutyOf(trx, rider_id));
    if ((await lockBagOnRoad(trx, { delivery_id })).length > 0) {
      const message = "The bag is still with its rider: wait until the store has it, or let the same rider try again.";
      throw new Refusal("conflict", "bag_not_back", message);
    }
    const [changed] = await changeDeliveryStatus(trx, {
      delivery_id,
      from: rider_id ? REASSIGNABLE : REASSIGNABLE.filter((each) => each !== "unassigned"),
      to: status,
      expected_rider_id: null,
      rider: rider_id ? { id: rider_id, trip_id: generateEntityId(undefined, "trip") } : null,
      actor_type: "operator",
      actor_id,
      reason: "reassigned",
      event_id: generateEntityId(undefined, "devt"),
    });
    if (!changed) {
      throw new Refusal(
        "conflict",
        "delivery_not_reassignable",
        "Only a delivery that is not picked up can be reassigned.",
      );
    }
    const withdrawn = rider_id
      ? await withdrawOffers(trx, { delivery_ids: [delivery_id], rider_ids: [], reason: "taken" })
      : [];
    return { from_rider_id: changed.from_rider_id, status, withdrawn };
  });
}
