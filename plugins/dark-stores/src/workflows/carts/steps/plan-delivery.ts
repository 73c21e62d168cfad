import type { MedusaContainer, ShippingOptionDTO } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import {
  DARK_STORES_MODULE,
  isAtTariff,
  type CartFees,
  type CartState,
  type DarkStoresService,
} from "../../../modules/dark-stores";
import { readOpenCart } from "../read-open-cart";

export interface ChosenDelivery {
  /** Of the shipping option. */
  id: string;
  data?: Record<string, unknown> | null | undefined;
}

export interface PlanDeliveryInput {
  cart_id: string;
  options: ChosenDelivery[];
}

/** The delivery to write into a cart, in place of those it has. */
export interface PlannedDelivery {
  cart: CartState;
  replaced_ids: string[];
  method: {
    cart_id: string;
    shipping_option_id: string;
    name: string;
    amount: number;
    is_tax_inclusive: true;
    data: Record<string, unknown>;
  };
}

export const planDeliveryStepId = "dark-stores-plan-delivery";

/**
 * Prices the one delivery that a customer chose at the tariff of the cart's store. Null where more than the delivery is
 * concerned, or another kind of delivery: that is for Medusa to price or to refuse. Refuses `cart_not_found` and
 * `cart_completed`. Writes nothing.
 */
export const planDeliveryStep = createStep(
  planDeliveryStepId,
  async (input: PlanDeliveryInput, { container }): Promise<StepResponse<PlannedDelivery | null>> => {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    const cart = await readOpenCart(service, input.cart_id);
    const [chosen, ...others] = input.options;
    if (!chosen || others.length > 0 || cart.has_dependents) return new StepResponse(null);
    const [option, fees] = await Promise.all([
      findOption(container, cart, chosen.id),
      service.quoteCart({ cart_id: cart.id }),
    ]);
    if (!option || !fees || !isAtTariff(option)) return new StepResponse(null);
    return new StepResponse({
      cart,
      replaced_ids: cart.deliveries.map(({ id }) => id),
      method: methodOf(cart.id, option, fees, chosen),
    });
  },
);

/** The option, if it may be chosen in the store for the cart's address. */
async function findOption(
  container: MedusaContainer,
  cart: CartState,
  id: string,
): Promise<ShippingOptionDTO | undefined> {
  const address = cart.shipping_address;
  const [option] = await container.resolve(Modules.FULFILLMENT).listShippingOptionsForContext({
    id,
    context: { is_return: "false", enabled_in_store: "true" },
    address: {
      country_code: address?.country_code ?? undefined,
      province_code: address?.province ?? undefined,
      city: address?.city ?? undefined,
      postal_expression: address?.postal_code ?? undefined,
    },
  });
  return option;
}

/** What the client says of the delivery stays with it, but for what it costs. */
function methodOf(cart_id: string, option: ShippingOptionDTO, { quote }: CartFees, chosen: ChosenDelivery) {
  return {
    cart_id,
    shipping_option_id: option.id,
    name: option.name,
    amount: quote.total,
    is_tax_inclusive: true as const,
    data: { ...chosen.data, fees: quote.fees },
  };
}
