import { OFFER_RULES, planOffers, type Candidate, type OpenDelivery } from "./dispatch";

const NOW = 1_000_000;

function delivery(id: string, changes: Partial<OpenDelivery> = {}): OpenDelivery {
  return { id, ready_at_ms: 0, open_offers: 0, earning: 30, riders_per_delivery: 3, offer_ttl_ms: 30_000, ...changes };
}

function candidate(delivery_id: string, rider_id: string, distance_m: number, open_offers = 0): Candidate {
  return { delivery_id, rider_id, vehicle: "scooter", distance_m, open_offers };
}

function pairs(plan: ReturnType<typeof planOffers>): string[] {
  return plan.map((offer) => `${offer.delivery_id}-${offer.rider_id}`);
}

describe("planning offers", () => {
  it("asks the nearest riders, as many as the rules say", () => {
    const candidates = [candidate("d1", "far", 900), candidate("d1", "near", 100), candidate("d1", "mid", 500)];
    const plan = planOffers([delivery("d1", { riders_per_delivery: 2 })], candidates, NOW);
    expect(pairs(plan)).toEqual(["d1-near", "d1-mid"]);
    expect(plan[0]).toEqual({
      delivery_id: "d1",
      rider_id: "near",
      distance_m: 100,
      earning: 30,
      expires_at_ms: NOW + OFFER_RULES.offer_ttl_ms,
    });
  });

  it("asks one rider after the other, for as long as the store says, where the store asks one at a time", () => {
    const alone = { riders_per_delivery: 1, offer_ttl_ms: 5000 };
    const candidates = [candidate("d1", "a", 1), candidate("d1", "b", 2)];
    const plan = planOffers([delivery("d1", alone)], candidates, NOW);
    expect(plan).toMatchObject([{ rider_id: "a", expires_at_ms: NOW + 5000 }]);
    expect(planOffers([delivery("d1", { ...alone, open_offers: 1 })], candidates, NOW)).toEqual([]);
  });

  it("asks who will be at the store first, not who is nearest", () => {
    const onFoot: Candidate = { ...candidate("d1", "onFoot", 500), vehicle: "walk" };
    const candidates = [onFoot, candidate("d1", "riding", 1500)];
    expect(pairs(planOffers([delivery("d1", { riders_per_delivery: 1 })], candidates, NOW))).toEqual(["d1-riding"]);
  });

  it("spreads deliveries over riders who are equally near", () => {
    const deliveries = [delivery("d1", { riders_per_delivery: 1 }), delivery("d2", { riders_per_delivery: 1 })];
    const candidates = ["d1", "d2"].flatMap((id) => [candidate(id, "a", 100), candidate(id, "b", 110)]);
    expect(pairs(planOffers(deliveries, candidates, NOW))).toEqual(["d1-a", "d2-b"]);
  });

  it("only fills up what is missing when some riders are still deciding", () => {
    const candidates = [candidate("d1", "a", 1), candidate("d1", "b", 2), candidate("d1", "c", 3)];
    expect(pairs(planOffers([delivery("d1", { open_offers: 2 })], candidates, NOW))).toEqual(["d1-a"]);
    expect(planOffers([delivery("d1", { open_offers: 3 })], candidates, NOW)).toEqual([]);
  });

  it("serves the delivery that waits longest first when a rider cannot look at more", () => {
    const deliveries = [delivery("young", { ready_at_ms: 20 }), delivery("old", { ready_at_ms: 10 })];
    const candidates = [candidate("young", "only", 1), candidate("old", "only", 1000)];
    const plan = planOffers(deliveries, candidates, NOW, { offers_per_rider: 1 });
    expect(pairs(plan)).toEqual(["old-only"]);
  });

  it("counts the offers a rider is already looking at", () => {
    const full = candidate("d1", "busy", 1, OFFER_RULES.offers_per_rider);
    expect(pairs(planOffers([delivery("d1")], [full, candidate("d1", "free", 2)], NOW))).toEqual(["d1-free"]);
  });

  it("plans the same for the same input, whatever its order", () => {
    const deliveries = [delivery("d1"), delivery("d2")];
    const candidates = ["a", "b", "c", "d"].flatMap((rider) => [candidate("d1", rider, 5), candidate("d2", rider, 5)]);
    const plan = planOffers(deliveries, candidates, NOW);
    expect(planOffers([...deliveries].reverse(), [...candidates].reverse(), NOW)).toEqual(plan);
  });

  it("plans nothing without deliveries or without riders", () => {
    expect(planOffers([], [candidate("d1", "a", 1)], NOW)).toEqual([]);
    expect(planOffers([delivery("d1")], [], NOW)).toEqual([]);
  });
});
