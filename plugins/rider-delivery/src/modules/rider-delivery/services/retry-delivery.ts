import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Refusal } from "@quickdash/dark-stores/contract";
import { changeDeliveryStatus } from "../queries/change-delivery-status.sql";
import { findBagOnRoad } from "../queries/find-bag-on-road.sql";
import { lockBagOnRoad } from "../queries/lock-bag-on-road.sql";
import { lockDutyOf, requireOnShift } from "./rider-duty";
import { newId } from "./shared";

/**
 * Sends the rider who still has the bag of a failed attempt to the door again; answers the rider. Refuses `no_bag_on_road`
 * when the attempt has not failed or the bag is back: then it can be reassigned; `rider_suspended` and `not_on_shift`.
 */
export async function retryOnce(
  db: Knex,
  { delivery_id, actor_id }: { delivery_id: string; actor_id: string },
): Promise<{ rider_id: string }> {
  return db.transaction(async (trx) => {
    // Riders are locked before deliveries everywhere, so the rider is read first and the bag is looked at again.
    const [seen] = await findBagOnRoad(trx, { delivery_id });
    if (!seen) throw noBagOnRoad();
    requireOnShift(await lockDutyOf(trx, seen.rider_id));
    const [bag] = await lockBagOnRoad(trx, { delivery_id });
    if (bag?.rider_id !== seen.rider_id) throw noBagOnRoad();
    await changeDeliveryStatus(trx, {
      delivery_id,
      from: ["failed"],
      to: "picked_up",
      expected_rider_id: bag.rider_id,
      rider: "keep",
      actor_type: "operator",
      actor_id,
      reason: "tries again",
      event_id: newId("devt"),
    });
    return bag;
  });
}

function noBagOnRoad(): Refusal {
  return new Refusal("conflict", "no_bag_on_road", "No rider has the bag of a failed attempt: reassign the delivery.");
}
