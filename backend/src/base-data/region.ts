import type { MedusaContainer } from "@medusajs/framework";
import { Modules } from "@medusajs/framework/utils";
import { createRegionsWorkflow, createTaxRegionsWorkflow } from "@medusajs/medusa/core-flows";
import type { Market } from "./market";

/** Makes sure of the market's region, with its currency, countries and payment providers, and of its tax regions. */
export async function ensureRegion(container: MedusaContainer, market: Market): Promise<void> {
  const regions = container.resolve(Modules.REGION);
  const [existing] = await regions.listRegions({ name: market.region_name });
  if (!existing) {
    await createRegionsWorkflow(container).run({
      input: {
        regions: [
          {
            name: market.region_name,
            currency_code: market.currency_code,
            countries: market.country_codes,
            payment_providers: market.payment_providers,
            is_tax_inclusive: true,
          },
        ],
      },
    });
  }
  const taxes = container.resolve(Modules.TAX);
  const known = await taxes.listTaxRegions({ country_code: market.country_codes });
  const missing = market.country_codes.filter((code) => !known.some((region) => region.country_code === code));
  if (missing.length > 0) {
    await createTaxRegionsWorkflow(container).run({
      input: missing.map((country_code) => ({ country_code, provider_id: "tp_system" })),
    });
  }
}
