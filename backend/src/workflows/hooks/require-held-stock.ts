import { completeCartWorkflow } from "@medusajs/medusa/core-flows";
import { Refusal } from "@quickdash/dark-stores/contract";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";

/**
 * Medusa completes carts from more places than our route, a payment's webhook for one. None of them may make an order of
 * goods that nobody holds: only the placing workflow of order-flow holds stock first.
 */
completeCartWorkflow.hooks.validate(async ({ input }, { container }) => {
  const darkStores = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  if (!(await darkStores.holdsStockFor(input.id))) {
    throw new Refusal(
      "not_allowed",
      "stock_not_held",
      "No stock is held for this cart: complete it through POST /store/carts/:id/complete.",
    );
  }
});
