import type { CreateCartWorkflowInputDTO } from "@medusajs/framework/types";
import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { createCartWorkflow } from "@medusajs/medusa/core-flows";
import { checkDeliveryPointStep } from "../steps/check-delivery-point";
import { pinCartStep } from "../steps/pin-cart";
import { planCartStep } from "../steps/plan-cart";

export const createPinnedCartWorkflowId = "dark-stores-create-pinned-cart";

export interface CreatePinnedCartInput {
  dark_store_id: string;
  cart: CreateCartWorkflowInputDTO;
}

/** A saved address is copied into the cart: the id is of the customer's address, not of one of the cart's. */
function withoutSavedAddress({ shipping_address_id: _id, ...cart }: CreateCartWorkflowInputDTO) {
  return cart;
}

/** Creates a cart that belongs to one dark store, with its first lines at that store's prices. */
export const createPinnedCartWorkflow = createWorkflow(createPinnedCartWorkflowId, (input: CreatePinnedCartInput) => {
  const address = transform({ input }, ({ input }) => ({
    dark_store_id: input.dark_store_id,
    customer_id: input.cart.customer_id,
    shipping_address: input.cart.shipping_address ?? input.cart.shipping_address_id,
  }));
  const delivery = checkDeliveryPointStep(address);
  const wanted = transform({ input }, ({ input }) => ({
    cart_id: null,
    dark_store_id: input.dark_store_id,
    changes: (input.cart.items ?? []).map((item) => ({
      kind: "add" as const,
      variant_id: item.variant_id ?? "",
      quantity: Number(item.quantity),
      metadata: item.metadata,
    })),
  }));
  const plan = planCartStep(wanted);
  const cartInput = transform({ input, plan, delivery }, ({ input, plan, delivery }) => ({
    ...withoutSavedAddress(input.cart),
    ...(delivery.shipping_address ? { shipping_address: delivery.shipping_address } : {}),
    items: plan.create.map((line) => ({ ...line, metadata: line.metadata ?? {}, is_tax_inclusive: true })),
  }));
  const cart = createCartWorkflow.runAsStep({ input: cartInput as never });
  const pin = transform({ cart, input }, ({ cart, input }) => ({
    cart_id: cart.id,
    dark_store_id: input.dark_store_id,
  }));
  pinCartStep(pin);
  return new WorkflowResponse(pin);
});
