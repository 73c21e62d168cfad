import type { MedusaContainer } from "@medusajs/framework";
import { Modules } from "@medusajs/framework/utils";
import { createDefaultsWorkflow, updateStoresWorkflow } from "@medusajs/medusa/core-flows";

/**
 * Makes sure of the one shop with its one sales channel, the publishable key that storefronts send for it, and the given
 * currency as default. The first two are Medusa's own defaults.
 */
export async function ensureSalesChannel(container: MedusaContainer, currencyCode: string): Promise<{ id: string }> {
  await createDefaultsWorkflow(container).run();
  const [shop] = await container.resolve(Modules.STORE).listStores();
  if (!shop?.default_sales_channel_id) {
    throw new Error("Medusa created no shop with a default sales channel.");
  }
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: shop.id },
      update: {
        name: "QuickDash",
        supported_currencies: [{ currency_code: currencyCode, is_default: true, is_tax_inclusive: true }],
      },
    },
  });
  return { id: shop.default_sales_channel_id };
}
