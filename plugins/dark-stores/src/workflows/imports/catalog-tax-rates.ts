import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import {
  createTaxRateRulesWorkflow,
  createTaxRatesWorkflow,
  deleteTaxRateRulesWorkflow,
} from "@medusajs/medusa/core-flows";
import { Refusal } from "../../contract/refusal";
import { planTaxRules, type ProductTaxRule, type TaxRate } from "../../modules/dark-stores";

/** Two imports that name the same rate make it once, and a product never ends with two. */
const LOCK = "dark_stores:catalog_tax_rates";
const LOCK_TIMEOUT_S = 60;

/**
 * Gives products the tax rates that a file names, in percent and by product id, in each country where taxes are due;
 * null takes a product's own rate away, so that its country's holds. Provinces keep what they say themselves. A country's
 * rate of that percentage is used, and made where there is none. Refuses `base_data_missing`.
 */
export async function setProductTaxRates(
  container: MedusaContainer,
  rateOf: ReadonlyMap<string, number | null>,
): Promise<void> {
  if (rateOf.size === 0) {
    return;
  }
  await container.resolve(Modules.LOCKING).execute(
    LOCK,
    async () => {
      const rates = await ensureRates(container, rateOf);
      await setRules(container, rateOf, rates);
    },
    { timeout: LOCK_TIMEOUT_S },
  );
}

/** The rates of all countries, with those that the file names and that were missing. */
async function ensureRates(container: MedusaContainer, rateOf: ReadonlyMap<string, number | null>): Promise<TaxRate[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const fields = ["id", "tax_rates.id", "tax_rates.rate", "tax_rates.is_default", "tax_rates.tax_region_id"];
  const { data } = await query.graph({ entity: "tax_region", fields, filters: { parent_id: null } });
  const countries = data as unknown as { id: string; tax_rates: (TaxRate & { is_default: boolean })[] }[];
  if (countries.length === 0) {
    throw new Refusal("conflict", "base_data_missing", "There is no tax region: run the migrations.");
  }
  const rates = countries.flatMap(({ tax_rates }) => tax_rates).filter(({ is_default }) => !is_default);
  const named = [...new Set(rateOf.values())].filter((rate) => rate !== null);
  const missing = countries.flatMap(({ id }) =>
    named
      .filter((rate) => !rates.some((known) => known.tax_region_id === id && known.rate === rate))
      .map((rate) => ({ tax_region_id: id, name: `${rate}%`, code: String(rate), rate })),
  );
  if (missing.length === 0) {
    return rates;
  }
  const { result } = await createTaxRatesWorkflow(container).run({ input: missing });
  return [...rates, ...(result as TaxRate[])];
}

async function setRules(
  container: MedusaContainer,
  rateOf: ReadonlyMap<string, number | null>,
  rates: readonly TaxRate[],
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "tax_rate_rule",
    fields: ["id", "reference_id", "tax_rate_id"],
    filters: { reference: "product", reference_id: [...rateOf.keys()] },
  });
  const { removed, added } = planTaxRules(rateOf, rates, data as ProductTaxRule[]);
  if (removed.length > 0) {
    await deleteTaxRateRulesWorkflow(container).run({ input: { ids: removed } });
  }
  if (added.length > 0) {
    const rules = added.map((rule) => ({ ...rule, reference: "product" }));
    await createTaxRateRulesWorkflow(container).run({ input: { rules } });
  }
}
