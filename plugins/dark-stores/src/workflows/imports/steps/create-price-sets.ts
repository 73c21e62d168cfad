import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";

/** Writes as many empty price sets; their ids. Compensation deletes them. */
export const createPriceSetsStep = createStep(
  "dark-stores-create-price-sets",
  async ({ count }: { count: number }, { container, eventGroupId }) => {
    const context = eventGroupId === undefined ? {} : { eventGroupId };
    const empty = Array.from({ length: count }, () => ({ prices: [] }));
    const created = await container.resolve(Modules.PRICING).createPriceSets(empty, context);
    const ids = created.map(({ id }) => id);
    return new StepResponse(ids, ids);
  },
  async (ids, { container }) => {
    if (ids) {
      await container.resolve(Modules.PRICING).deletePriceSets(ids);
    }
  },
);
