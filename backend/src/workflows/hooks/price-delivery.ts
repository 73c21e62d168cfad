import type { MedusaContainer } from "@medusajs/framework";
import { Modules } from "@medusajs/framework/utils";
import { StepResponse } from "@medusajs/framework/workflows-sdk";
import {
  calculateShippingOptionsPricesWorkflow,
  listShippingOptionsForCartWithPricingWorkflow,
  refreshCartItemsWorkflow,
} from "@medusajs/medusa/core-flows";
import {
  changedFees,
  DARK_STORES_MODULE,
  type CartFees,
  type DarkStoresService,
} from "@quickdash/dark-stores/modules/dark-stores";

interface Hands {
  container: MedusaContainer;
}

/** Tells the delivery provider what the delivery of this cart costs; a cart without a store gets no price. */
async function priceDelivery({ input }: { input: { cart_id: string } }, { container }: Hands) {
  const fees = await container.resolve<DarkStoresService>(DARK_STORES_MODULE).quoteCart({ cart_id: input.cart_id });
  return new StepResponse<Record<string, unknown>>(fees ? { delivery_price: fees.quote.total } : {});
}

listShippingOptionsForCartWithPricingWorkflow.hooks.setCalculatedShippingPricingContext(priceDelivery);
calculateShippingOptionsPricesWorkflow.hooks.setCalculatedShippingPricingContext(priceDelivery);

type Breakdown = Pick<CartFees["methods"][number], "id" | "data">;

async function writeBreakdown(container: MedusaContainer, methods: Breakdown[]): Promise<void> {
  if (methods.length === 0) return;
  await container
    .resolve(Modules.CART)
    .updateShippingMethods(methods.map(({ id, data }) => ({ id, data: data ?? {} })));
}

/** Medusa keeps the price of the delivery in step with the cart, we what it is made of: `data.fees`. */
refreshCartItemsWorkflow.hooks.beforeRefreshingPaymentCollection(
  async ({ input }, { container }) => {
    const fees = await container.resolve<DarkStoresService>(DARK_STORES_MODULE).quoteCart({ cart_id: input.cart_id });
    const before = (fees?.methods ?? []).filter(
      ({ data }) => !data?.fees || !fees || changedFees(data.fees, fees.quote.fees).length > 0,
    );
    const after = before.map(({ id, data }) => ({ id, data: { ...data, fees: fees?.quote.fees ?? [] } }));
    await writeBreakdown(container, after);
    return new StepResponse(undefined, before);
  },
  async (before, { container }) => {
    await writeBreakdown(container, before ?? []);
  },
);
