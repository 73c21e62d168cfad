import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { changeDeliveryStatus } from "../queries/change-delivery-status.sql";
import { lockSilentDeliveries } from "../queries/lock-silent-deliveries.sql";

export type ReleasedDelivery = { delivery_id: string; rider_id: string };

/**
 * Takes deliveries that are not picked up from riders of whom nothing is heard, so that others get them.
 * Answers what was taken from whom; any number may look at the same time, each delivery is taken once.
 */
export async function releaseSilentRiders(
  db: Knex,
  params: { silent_after_ms: number; limit: number },
): Promise<ReleasedDelivery[]> {
  return db.transaction(async (trx) => {
    const released: ReleasedDelivery[] = [];
    for (const { id, rider_id } of await lockSilentDeliveries(trx, params)) {
      const [moved] = await changeDeliveryStatus(trx, {
        delivery_id: id,
        from: ["assigned"],
        to: "unassigned",
        expected_rider_id: rider_id,
        rider: null,
        actor_type: "system",
        actor_id: null,
        reason: "nothing is heard of the rider",
        event_id: generateEntityId(undefined, "devt"),
      });
      if (moved) released.push({ delivery_id: id, rider_id });
    }
    return released;
  });
}
