import type { CreateProductDTO } from "@medusajs/framework/types";
import { Modules, ProductVariantWorkflowEvents, ProductWorkflowEvents } from "@medusajs/framework/utils";
import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { announceRecordsStep } from "../steps/announce-records";
import { createPriceSetsStep } from "../steps/create-price-sets";
import { createProductsStep } from "../steps/create-products";
import { linkNewProductsStep } from "../steps/link-new-products";

/** Where every product of ours is sold and shipped from. */
export interface Shop {
  sales_channel_id: string;
  shipping_profile_id: string;
}

export interface CreateImportedProductsInput {
  /** With their packs, which hold no stock and no price of Medusa's. */
  products: CreateProductDTO[];
  shop: Shop;
}

export const createImportedProductsWorkflowId = "dark-stores-create-imported-products";

/**
 * Leaves behind what `createProductsWorkflow` would of products whose packs are priced and stocked by store, in a third
 * of the time (decision 036). Its hooks are not run. Answers with the products' ids in the order of the input.
 *
 * Events: `product.created` and `product-variant.created` for each; one `<module>.<record>.created` for each kind.
 */
export const createImportedProductsWorkflow = createWorkflow(
  createImportedProductsWorkflowId,
  (input: CreateImportedProductsInput) => {
    const created = createProductsStep(input);
    const priceSetIds = createPriceSetsStep(
      transform({ created }, ({ created }) => ({ count: created.variant_ids.length })),
    );
    linkNewProductsStep(
      transform({ input, created, priceSetIds }, ({ input: { shop }, created, priceSetIds }) => ({
        sales_channels: created.product_ids.map((id): [string, string] => [id, shop.sales_channel_id]),
        shipping_profiles: created.product_ids.map((id): [string, string] => [id, shop.shipping_profile_id]),
        price_sets: created.variant_ids.map((id, index): [string, string] => [id, priceSetIds[index] ?? ""]),
      })),
    );
    announceRecordsStep(
      transform({ created, priceSetIds }, ({ created, priceSetIds }) => ({
        records: [
          { module: Modules.PRODUCT, object: "product", ids: created.product_ids },
          { module: Modules.PRODUCT, object: "product-variant", ids: created.variant_ids },
          { module: Modules.PRODUCT, object: "product-option", ids: created.option_ids },
          { module: Modules.PRODUCT, object: "product-option-value", ids: created.option_value_ids },
          { module: Modules.PRICING, object: "price-set", ids: priceSetIds },
        ],
      })),
    );
    const told = transform({ created }, ({ created }) => ({
      products: created.product_ids.map((id) => ({ id })),
      variants: created.variant_ids.map((id) => ({ id })),
    }));
    emitEventStep({ eventName: ProductWorkflowEvents.CREATED, data: told.products }).config({
      name: "tell-of-products",
    });
    emitEventStep({ eventName: ProductVariantWorkflowEvents.CREATED, data: told.variants }).config({
      name: "tell-of-variants",
    });
    return new WorkflowResponse(created.product_ids);
  },
);
