import type { CreateProductDTO } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";

/** The ids of products that were written, in the order of the input, with those of what they are made of. */
export interface CreatedProducts {
  product_ids: string[];
  variant_ids: string[];
  option_ids: string[];
  option_value_ids: string[];
}

/** Writes products with their packs in one go. Compensation deletes them. */
export const createProductsStep = createStep(
  "dark-stores-create-products",
  async ({ products }: { products: CreateProductDTO[] }, { container, eventGroupId }) => {
    const context = eventGroupId === undefined ? {} : { eventGroupId };
    const created = await container.resolve(Modules.PRODUCT).createProducts(products, context);
    const options = created.flatMap((product) => product.options);
    const ids: CreatedProducts = {
      product_ids: created.map(({ id }) => id),
      variant_ids: created.flatMap(({ variants }) => variants.map(({ id }) => id)),
      option_ids: options.map(({ id }) => id),
      option_value_ids: options.flatMap(({ values }) => values.map(({ id }) => id)),
    };
    return new StepResponse(ids, ids.product_ids);
  },
  async (productIds, { container }) => {
    if (productIds) {
      await container.resolve(Modules.PRODUCT).deleteProducts(productIds);
    }
  },
);
