import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";

/** Pairs of ids. */
export interface NewProductLinks {
  sales_channels: [product_id: string, sales_channel_id: string][];
  shipping_profiles: [product_id: string, shipping_profile_id: string][];
  price_sets: [variant_id: string, price_set_id: string][];
}

const PLACES = {
  sales_channels: [Modules.PRODUCT, "product_id", Modules.SALES_CHANNEL, "sales_channel_id"],
  shipping_profiles: [Modules.PRODUCT, "product_id", Modules.FULFILLMENT, "shipping_profile_id"],
  price_sets: [Modules.PRODUCT, "variant_id", Modules.PRICING, "price_set_id"],
} as const;
const KINDS = Object.keys(PLACES) as (keyof NewProductLinks)[];

/**
 * Links records that are new. Medusa's own step asks first whether a price set is another variant's, which reads the
 * whole table of links for every hundred products and cannot be so here. Compensation takes the links away.
 */
export const linkNewProductsStep = createStep(
  "dark-stores-link-new-products",
  async (links: NewProductLinks, { container, eventGroupId }) => {
    const context = eventGroupId === undefined ? {} : { eventGroupId };
    for (const kind of KINDS) {
      await moduleOf(container, kind).create(links[kind], undefined, undefined, context);
    }
    return new StepResponse(undefined, links);
  },
  async (links, { container }) => {
    for (const kind of links ? KINDS : []) {
      await moduleOf(container, kind).dismiss(links?.[kind] ?? []);
    }
  },
);

function moduleOf(container: MedusaContainer, kind: keyof NewProductLinks) {
  const [left, leftKey, right, rightKey] = PLACES[kind];
  const module = container.resolve(ContainerRegistrationKeys.LINK).getLinkModule(left, leftKey, right, rightKey);
  if (!module) {
    throw new Error(`Medusa has no link of ${leftKey} and ${rightKey}.`);
  }
  return module;
}
