/** A delivery that nobody has taken yet. */
export type OpenDelivery = {
  id: string;
  /** Epoch milliseconds; the oldest is served first. */
  waiting_since_ms: number;
  open_offers: number;
  earning: number;
};

/** A rider who could take one delivery: online, fresh position, free, not asked about it lately. */
export type Candidate = {
  delivery_id: string;
  rider_id: string;
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

export type OfferRules = {
  /** Riders asked at the same time about one delivery. */
  riders_per_delivery: number;
  /** Deliveries proposed at the same time to one rider. */
  offers_per_rider: number;
  offer_ttl_ms: number;
};

export const OFFER_RULES: OfferRules = { riders_per_delivery: 3, offers_per_rider: 3, offer_ttl_ms: 30_000 };

/**
 * Plans which riders are asked about which deliveries: oldest delivery first, nearest rider first, until each
 * delivery has `riders_per_delivery` open offers. Equal distances are decided by id, so the same input gives the same plan.
 */
export function planOffers(
  deliveries: readonly OpenDelivery[],
  candidates: readonly Candidate[],
  now_ms: number,
  rules: OfferRules = OFFER_RULES,
): PlannedOffer[] {
  const byDelivery = groupByDelivery(candidates);
  const asked = new Map<string, number>();
  const plan: PlannedOffer[] = [];
  for (const delivery of [...deliveries].sort(oldestFirst)) {
    let missing = rules.riders_per_delivery - delivery.open_offers;
    for (const candidate of (byDelivery.get(delivery.id) ?? []).sort(nearestFirst)) {
      const load = asked.get(candidate.rider_id) ?? candidate.open_offers;
      if (missing <= 0) break;
      if (load >= rules.offers_per_rider) continue;
      asked.set(candidate.rider_id, load + 1);
      missing -= 1;
      plan.push({
        delivery_id: delivery.id,
        rider_id: candidate.rider_id,
        distance_m: candidate.distance_m,
        earning: delivery.earning,
        expires_at_ms: now_ms + rules.offer_ttl_ms,
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
  return a.waiting_since_ms - b.waiting_since_ms || compareIds(a.id, b.id);
}

function nearestFirst(a: Candidate, b: Candidate): number {
  return a.distance_m - b.distance_m || compareIds(a.rider_id, b.rider_id);
}
