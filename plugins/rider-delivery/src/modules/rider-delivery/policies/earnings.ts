/** What one delivery pays, in rupees. */
export type EarningRules = {
  base: number;
  per_km: number;
  /** Roads are longer than the straight line that is measured. */
  road_factor: number;
};

export const EARNING_RULES: EarningRules = { base: 20, per_km: 6, road_factor: 1.3 };

/** What a delivery over this straight-line distance pays: base plus distance, rounded to paise. */
export function earningFor(distance_m: number, rules: EarningRules = EARNING_RULES): number {
  const road_km = (Math.max(0, distance_m) * rules.road_factor) / 1000;
  return Math.round((rules.base + rules.per_km * road_km) * 100) / 100;
}
