import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { DispatchRules } from "../options";
import { planOffers, type Candidate } from "../policies/dispatch";
import { findCandidates } from "../queries/find-candidates.sql";
import { insertOffers } from "../queries/insert-offers.sql";
import type { OfferAnnouncement } from "../queries/insert-offers.sql";
import { lockAskedRiders } from "../queries/lock-asked-riders.sql";
import { lockOpenDeliveries, type OpenDeliveryCursor } from "../queries/lock-open-deliveries.sql";
import { rethrow, type Failed } from "./shared";

/** Deliveries planned together, and how often that is done in a round; the rest waits for the next, seconds later. */
const DELIVERIES_PER_PAGE = 100;
const PAGES_PER_ROUND = 50;
/** Riders looked at for a delivery at the least, because the nearest is not always the first at the store. */
const CANDIDATES_AT_LEAST = 20;

type Page = { offers: OfferAnnouncement[]; next: OpenDeliveryCursor };

/**
 * One planning round: reads the open deliveries and who could take them, asks the policy, makes the offers.
 * Rounds may run at the same time in any number of processes; each delivery is planned by one of them. Deliveries nobody
 * can take do not keep younger ones elsewhere from being looked at. What was offered before a failure, which is told to
 * `failed`, is announced.
 */
export async function makeOffers(
  db: Knex,
  rules: DispatchRules,
  now_ms: number,
  failed: Failed = rethrow,
): Promise<OfferAnnouncement[]> {
  const offers: OfferAnnouncement[] = [];
  let after: OpenDeliveryCursor = null;
  for (let page = 0; page < PAGES_PER_ROUND; page++) {
    try {
      const done: Page = await db.transaction((trx) => offerPage(trx, rules, after, now_ms));
      offers.push(...done.offers);
      if (!done.next) break;
      after = done.next;
    } catch (error) {
      failed(error as Error, `offering deliveries after ${after?.id ?? "the first"}`);
      break;
    }
  }
  return offers;
}

async function offerPage(trx: Knex, rules: DispatchRules, after: OpenDeliveryCursor, now_ms: number): Promise<Page> {
  const { riders_per_delivery, offer_ttl_ms, offers_per_rider } = rules;
  const limit = DELIVERIES_PER_PAGE;
  const open = await lockOpenDeliveries(trx, { riders_per_delivery, offer_ttl_ms, after, limit });
  const next = open.length === limit ? (open.at(-1) ?? null) : null;
  if (open.length === 0) return { offers: [], next };
  const most = Math.max(...open.map((delivery) => delivery.riders_per_delivery));
  const search = {
    limit: Math.max(most * offers_per_rider, CANDIDATES_AT_LEAST),
    fresh_position_ms: rules.fresh_position_ms,
    search_radius_m: rules.search_radius_m,
    declined_pause_ms: rules.declined_pause_ms,
    expired_pause_ms: rules.expired_pause_ms,
    cash_limit: rules.cash_limit,
  };
  const candidates: Candidate[] = [];
  for (const { id } of open) candidates.push(...(await findCandidates(trx, { ...search, delivery_id: id })));
  const deliveries = open.map((delivery) => ({ ...delivery, ready_at_ms: delivery.ready_at.getTime() }));
  const plan = planOffers(deliveries, candidates, now_ms, { offers_per_rider }, rules.vehicles);
  if (plan.length === 0) return { offers: [], next };
  const asked = await lockAskedRiders(trx, { rider_ids: [...new Set(plan.map(({ rider_id }) => rider_id))] });
  const free = new Set(asked.map(({ id }) => id));
  const offers = plan
    .filter(({ rider_id }) => free.has(rider_id))
    .map(({ expires_at_ms, ...offer }) => ({
      ...offer,
      id: generateEntityId(undefined, "doffer"),
      expires_at: new Date(expires_at_ms).toISOString(),
    }));
  return { offers: await insertOffers(trx, offers), next };
}
