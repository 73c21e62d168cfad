import type { UpdateCartWorkflowInputDTO } from "@medusajs/framework/types";
import type { CartState } from "../../modules/dark-stores";

/** Fields of a cart that nothing else in it follows from, but its taxes and what its delivery costs. */
const ITS_OWN: readonly string[] = ["id", "email", "shipping_address", "billing_address", "metadata"];

/**
 * Whether a change touches nothing but the cart, its addresses, its taxes and what its delivery costs: no region or
 * promotion code is changed, and no payment or promotion has to follow.
 */
export function changesOnlyItself(cart: CartState, change: UpdateCartWorkflowInputDTO): boolean {
  const fields = Object.entries(change).filter(([, value]) => value !== undefined);
  const named = typeof change.shipping_address === "string" || typeof change.billing_address === "string";
  return !cart.has_dependents && !named && fields.every(([field]) => ITS_OWN.includes(field));
}
