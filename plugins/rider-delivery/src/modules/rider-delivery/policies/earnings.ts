/** A rider who has finished so many deliveries in a day earns so many rupees more, once. */
export type Incentive = { deliveries: number; amount: number };

/** What riders are paid, in rupees. */
export type EarningRules = {
  base: number;
  per_km: number;
  /** Roads are longer than the straight line that is measured. */
  road_factor: number;
};

export const EARNING_RULES: EarningRules = { base: 20, per_km: 6, road_factor: 1.3 };

/** What one delivery pays: the whole, and the part of it for the way. */
export type DeliveryEarning = { earning: number; earning_for_distance: number };

/** What a delivery over this straight-line distance pays: base plus distance, each rounded to paise. */
export function earningFor(distance_m: number, rules: EarningRules = EARNING_RULES): DeliveryEarning {
  const road_km = (Math.max(0, distance_m) * rules.road_factor) / 1000;
  const earning_for_distance = toPaise(rules.per_km * road_km);
  return { earning: toPaise(rules.base + earning_for_distance), earning_for_distance };
}

/** The next incentive a rider works towards, with what is still missing; null when there is none above. */
export function nextIncentive(
  deliveries_today: number,
  incentives: readonly Incentive[],
): (Incentive & { missing: number }) | null {
  const above = incentives.filter(({ deliveries }) => deliveries > deliveries_today);
  const next = above.sort((a, b) => a.deliveries - b.deliveries)[0];
  return next ? { ...next, missing: next.deliveries - deliveries_today } : null;
}

function toPaise(rupees: number): number {
  return Math.round(rupees * 100) / 100;
}
