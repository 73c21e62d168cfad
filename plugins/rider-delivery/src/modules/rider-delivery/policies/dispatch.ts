import type { Vehicle } from "../../../contract";
import { travelSeconds, VEHICLE_TABLE, type VehicleTable } from "./vehicles";

/** A delivery that nobody has taken yet. */
export type OpenDelivery = {
  id: string;
  /** Epoch milliseconds at which it was packed, or should be; the oldest is served first. */
  ready_at_ms: number;
  open_offers: number;
  earning: number;
  /** Riders asked at the same time about it; 1 asks one after the other. */
  riders_per_delivery: number;
  offer_ttl_ms: number;
};

/** A rider who could take one delivery: online, fresh position, free, not asked about it lately. */
export type Candidate = {
  delivery_id: string;
  rider_id: string;
  vehicle: Vehicle;
  /** From the rider to the store. */
  distance_m: number;
  /** Offers this rider is already looking at. */
  open_offers: number;
};

export type PlannedOffer = {
  delivery_id: string;
  rider_id: string;
  distance_m: number;
  earning: number;
  expires_at_ms: number;
};

/** What each offer a rider already looks at weighs, in seconds of way. */
const LOAD_S = 30;

/** Offers where neither store nor options say otherwise; `offers_per_rider` is what one rider looks at at the same time. */
export const OFFER_RULES = { riders_per_delivery: 3, offers_per_rider: 3, offer_ttl_ms: 30_000 };

/**
 * Plans which riders are asked about which deliveries: oldest delivery first, the rider who will be at the store first
 * first, until each delivery has its `riders_per_delivery` open offers. Who looks at other offers may take one of them and
 * counts as later. What costs the same is decided by id, so the same input gives the same plan.
 */
export function planOffers(
  deliveries: readonly OpenDelivery[],
  candidates: readonly Candidate[],
  now_ms: number,
  { offers_per_rider }: { offers_per_rider: number } = OFFER_RULES,
  vehicles: VehicleTable = VEHICLE_TABLE,
): PlannedOffer[] {
  const byDelivery = groupByDelivery(candidates);
  const asked = new Map<string, number>();
  const plan: PlannedOffer[] = [];
  for (const delivery of [...deliveries].sort(oldestFirst)) {
    let missing = delivery.riders_per_delivery - delivery.open_offers;
    for (const candidate of bestFirst(byDelivery.get(delivery.id) ?? [], asked, vehicles)) {
      const load = loadOf(candidate, asked);
      if (missing <= 0) break;
      if (load >= offers_per_rider) continue;
      asked.set(candidate.rider_id, load + 1);
      missing -= 1;
      plan.push({
        delivery_id: delivery.id,
        rider_id: candidate.rider_id,
        distance_m: candidate.distance_m,
        earning: delivery.earning,
        expires_at_ms: now_ms + delivery.offer_ttl_ms,
      });
    }
  }
  return plan;
}

function groupByDelivery(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const group = groups.get(candidate.delivery_id);
    if (group) group.push(candidate);
    else groups.set(candidate.delivery_id, [candidate]);
  }
  return groups;
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function oldestFirst(a: OpenDelivery, b: OpenDelivery): number {
  return a.ready_at_ms - b.ready_at_ms || compareIds(a.id, b.id);
}

/** Offers this rider looks at, those of this plan among them. */
function loadOf(candidate: Candidate, asked: ReadonlyMap<string, number>): number {
  return asked.get(candidate.rider_id) ?? candidate.open_offers;
}

function bestFirst(
  candidates: readonly Candidate[],
  asked: ReadonlyMap<string, number>,
  vehicles: VehicleTable,
): Candidate[] {
  const costOf = (each: Candidate) =>
    travelSeconds(each.distance_m, vehicles[each.vehicle]) + loadOf(each, asked) * LOAD_S;
  const costs = new Map(candidates.map((each) => [each.rider_id, costOf(each)]));
  return [...candidates].sort(
    (a, b) => (costs.get(a.rider_id) ?? 0) - (costs.get(b.rider_id) ?? 0) || compareIds(a.rider_id, b.rider_id),
  );
}
