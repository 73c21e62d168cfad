import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { changeDeliveryStatus } from "../queries/change-delivery-status.sql";
import { listCarriedDeliveries } from "../queries/list-carried-deliveries.sql";
import { closeShiftOf, type GuaranteeRules } from "./close-shift";
import { lockDutyOf } from "./rider-duty";

/**
 * Takes a rider off the road: ends the shift, withdraws offers, gives back what is not picked up yet.
 * What the rider already carries stays with the rider until operations decide. Answers the deliveries given back.
 */
export async function suspendOnce(
  db: Knex,
  { rider_id, actor_id }: { rider_id: string; actor_id: string },
  rules: GuaranteeRules,
): Promise<{ released: string[]; withdrawn: { id: string; rider_id: string }[] }> {
  return db.transaction(async (trx) => {
    await lockDutyOf(trx, rider_id);
    const closed = await closeShiftOf(trx, { rider_id }, rules);
    const carried = await listCarriedDeliveries(trx, { rider_id });
    const released: string[] = [];
    for (const { id } of carried.filter((delivery) => delivery.status === "assigned")) {
      const [changed] = await changeDeliveryStatus(trx, {
        delivery_id: id,
        from: ["assigned"],
        to: "unassigned",
        expected_rider_id: rider_id,
        rider: null,
        actor_type: "operator",
        actor_id,
        reason: "rider suspended",
        event_id: generateEntityId(undefined, "devt"),
      });
      if (changed) released.push(id);
    }
    return { released, withdrawn: closed?.withdrawn ?? [] };
  });
}
