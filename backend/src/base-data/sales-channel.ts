import type { MedusaContainer } from "@medusajs/framework";
import { Modules } from "@medusajs/framework/utils";
import {
  createApiKeysWorkflow,
  createDefaultsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows";

const PUBLISHABLE_KEY_TITLE = "Storefront";

/** Makes sure of the one shop, its one sales channel (decision 3 of the design) and the given currency as default. */
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

/** Makes sure of the publishable key that storefronts send as `x-publishable-api-key`. */
export async function ensurePublishableKey(container: MedusaContainer, salesChannelId: string): Promise<void> {
  const apiKeys = container.resolve(Modules.API_KEY);
  const [existing] = await apiKeys.listApiKeys({ type: "publishable", title: PUBLISHABLE_KEY_TITLE });
  const key = existing ?? (await createPublishableKey(container));
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [salesChannelId] } });
}

async function createPublishableKey(container: MedusaContainer): Promise<{ id: string }> {
  const { result } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: PUBLISHABLE_KEY_TITLE, type: "publishable", created_by: "" }] },
  });
  const [key] = result;
  if (!key) {
    throw new Error("Medusa created no publishable key.");
  }
  return key;
}
