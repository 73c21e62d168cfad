import { MathBN, Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { changedFees, DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";

export const repriceDeliveriesStepId = "dark-stores-reprice-deliveries";

/**
 * Brings the deliveries of a pinned cart to what its store's tariff asks now, and writes beside the price what it is made
 * of. Writes nothing where that is so already. Compensation puts the former prices back.
 */
export const repriceDeliveriesStep = createStep(
  repriceDeliveriesStepId,
  async (input: { cart_id: string }, { container }) => {
    const fees = await container.resolve<DarkStoresService>(DARK_STORES_MODULE).quoteCart(input);
    if (!fees) return new StepResponse(undefined, []);
    const { quote, methods } = fees;
    const stale = methods.filter(
      ({ amount, data }) =>
        !MathBN.eq(amount, quote.total) || !data?.fees || changedFees(data.fees, quote.fees).length > 0,
    );
    if (stale.length > 0) {
      await container
        .resolve(Modules.CART)
        .updateShippingMethods(
          stale.map(({ id, data }) => ({ id, amount: quote.total, data: { ...data, fees: quote.fees } })),
        );
    }
    return new StepResponse(undefined, stale);
  },
  async (before, { container }) => {
    if (!before?.length) return;
    await container
      .resolve(Modules.CART)
      .updateShippingMethods(before.map(({ id, amount, data }) => ({ id, amount, data: data ?? {} })));
  },
);
