import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { Refusal } from "@quickdash/dark-stores/contract";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import type OrderFlowService from "../../../modules/order-flow/service";
import { readCartOwner } from "../read-cart";

export const findPlacedOrderStepId = "order-flow-find-placed-order";

/**
 * Finds the order a cart was placed as, if it was, and whether the caller still has to become the cart's customer.
 * Refuses `cart_not_found`, also for the cart of another registered customer. Run under the cart's lock.
 */
export const findPlacedOrderStep = createStep(
  findPlacedOrderStepId,
  async (
    input: { cart_id: string; customer_id?: string | null },
    { container },
  ): Promise<StepResponse<{ order_id: string | null; attach_customer: boolean }>> => {
    const cart = await readCartOwner(container, input.cart_id);
    const strangers = !!cart?.customer?.has_account && !!input.customer_id && cart.customer_id !== input.customer_id;
    if (!cart || strangers) {
      throw new Refusal("not_found", "cart_not_found", `There is no cart ${input.cart_id}.`);
    }
    const placed = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).findQuickOrderOfCart(cart.id);
    return new StepResponse({
      order_id: placed?.order_id ?? null,
      attach_customer: !cart.completed_at && !!input.customer_id && cart.customer_id !== input.customer_id,
    });
  },
);
