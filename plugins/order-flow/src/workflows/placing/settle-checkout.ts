import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { errorMessage } from "../status/error-message";
import { orderIdOf } from "./order-of-cart";
import { isPaymentError, isRefusedForGood, type PlacingError } from "./placing-errors";
import { placeOrderWorkflow } from "./workflows/place-order";
import { takeBackCheckoutWorkflow } from "./workflows/take-back-checkout";

/**
 * Settles a checkout whose process ended in the middle. Once Medusa's order was written the customer may have paid: then
 * the placing is brought to its end. Where that is refused, and where nothing but stock was held, all of it is taken back.
 * Anything else is thrown and nothing is taken back: money may be on the way, and the next attempt may succeed.
 */
export async function settleCheckout(container: MedusaContainer, cartId: string): Promise<"placed" | "taken_back"> {
  const id = orderIdOf(cartId);
  const [order] = await container.resolve(Modules.ORDER).listOrders({ id }, { select: ["id"], take: 1 });
  if (order) {
    const { errors } = await placeOrderWorkflow(container).run({ input: { cart_id: cartId }, throwOnError: false });
    const error = errors[0]?.error as PlacingError | undefined;
    if (!error) return "placed";
    if (!isRefusedForGood(error) && !isPaymentError(error)) throw error;
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`The checkout of cart ${cartId} was cut off and is taken back: ${errorMessage(error)}`);
  }
  await takeBackCheckoutWorkflow(container).run({ input: { cart_id: cartId } });
  return "taken_back";
}
