/** A rate of a country, in percent, that is not its default. */
export interface TaxRate {
  id: string;
  rate: number | null;
  tax_region_id: string;
}

/** Says that a product bears a rate. */
export interface ProductTaxRule {
  id: string;
  reference_id: string;
  tax_rate_id: string;
}

/** Which rules have to go and to come. */
export interface TaxRulePlan {
  removed: string[];
  added: { tax_rate_id: string; reference_id: string }[];
}

/**
 * What has to change so that products bear these rates, by product id: one in each country of the rates, none where it
 * is null. Rules of rates that are not among `rates` (defaults, provinces) stay.
 */
export function planTaxRules(
  rateOf: ReadonlyMap<string, number | null>,
  rates: readonly TaxRate[],
  rules: readonly ProductTaxRule[],
): TaxRulePlan {
  const rateById = new Map(rates.map((rate) => [rate.id, rate]));
  const plan: TaxRulePlan = { removed: [], added: [] };
  const borne = new Set<string>();
  for (const { id, reference_id, tax_rate_id } of rules) {
    const rate = rateById.get(tax_rate_id);
    const place = `${rate?.tax_region_id} ${reference_id}`;
    if (rate && (rate.rate !== rateOf.get(reference_id) || borne.has(place))) {
      plan.removed.push(id);
    } else if (rate) {
      borne.add(place);
    }
  }
  for (const [reference_id, percentage] of rateOf) {
    for (const { id, rate, tax_region_id } of rates) {
      const place = `${tax_region_id} ${reference_id}`;
      if (rate === percentage && percentage !== null && !borne.has(place)) {
        borne.add(place);
        plan.added.push({ tax_rate_id: id, reference_id });
      }
    }
  }
  return plan;
}
