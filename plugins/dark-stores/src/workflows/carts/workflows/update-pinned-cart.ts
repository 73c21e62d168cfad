import type { UpdateCartWorkflowInputDTO } from "@medusajs/framework/types";
import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { acquireLockStep, releaseLockStep, updateCartWorkflow } from "@medusajs/medusa/core-flows";
import { checkDeliveryPointStep } from "../steps/check-delivery-point";

export const updatePinnedCartWorkflowId = "dark-stores-update-pinned-cart";

export interface UpdatePinnedCartInput {
  dark_store_id: string;
  cart: UpdateCartWorkflowInputDTO;
}

/** Updates a pinned cart, after its store agreed to deliver to the new address. */
export const updatePinnedCartWorkflow = createWorkflow(updatePinnedCartWorkflowId, (input: UpdatePinnedCartInput) => {
  acquireLockStep({ key: input.cart.id, timeout: 2, ttl: 10 });
  const address = transform({ input }, ({ input }) => ({
    dark_store_id: input.dark_store_id,
    cart_id: input.cart.id,
    shipping_address: input.cart.shipping_address,
  }));
  const delivery = checkDeliveryPointStep(address);
  const cart = transform({ input, delivery }, ({ input, delivery }) => ({
    ...input.cart,
    ...(delivery.shipping_address ? { shipping_address: delivery.shipping_address } : {}),
  }));
  updateCartWorkflow.runAsStep({ input: cart });
  releaseLockStep({ key: input.cart.id });
  return new WorkflowResponse(input.cart.id);
});
