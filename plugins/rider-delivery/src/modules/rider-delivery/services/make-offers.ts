import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { RiderDeliveryOptions } from "../options";
import { planOffers } from "../policies/dispatch";
import { findCandidates } from "../queries/find-candidates.sql";
import { insertOffers } from "../queries/insert-offers.sql";
import type { OfferAnnouncement } from "../queries/insert-offers.sql";
import { lockOpenDeliveries } from "../queries/lock-open-deliveries.sql";

/** Deliveries planned in one round; the rest waits for the next, a few seconds later. */
const DELIVERIES_PER_ROUND = 100;

/**
 * One planning round: reads the open deliveries and who could take them, asks the policy, makes the offers.
 * Rounds may run at the same time in any number of processes; each delivery is planned by one of them.
 */
export async function makeOffers(
  db: Knex,
  rules: RiderDeliveryOptions["dispatch"],
  now_ms: number,
): Promise<OfferAnnouncement[]> {
  return db.transaction(async (trx) => {
    const open = await lockOpenDeliveries(trx, {
      wanted_offers: rules.riders_per_delivery,
      limit: DELIVERIES_PER_ROUND,
    });
    if (open.length === 0) return [];
    const candidates = await findCandidates(trx, {
      delivery_ids: open.map((delivery) => delivery.id),
      candidates_per_delivery: rules.riders_per_delivery * rules.offers_per_rider,
      fresh_position_ms: rules.fresh_position_ms,
      search_radius_m: rules.search_radius_m,
      declined_pause_ms: rules.declined_pause_ms,
      expired_pause_ms: rules.expired_pause_ms,
    });
    const deliveries = open.map((delivery) => ({ ...delivery, waiting_since_ms: delivery.waiting_since.getTime() }));
    const plan = planOffers(deliveries, candidates, now_ms, rules);
    if (plan.length === 0) return [];
    return insertOffers(
      trx,
      plan.map(({ expires_at_ms, ...offer }) => ({
        ...offer,
        id: generateEntityId(undefined, "doffer"),
        expires_at: new Date(expires_at_ms).toISOString(),
      })),
    );
  });
}
