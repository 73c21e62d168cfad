import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { Refusal } from "@quickdash/dark-stores/contract";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import type OrderFlowService from "../../../modules/order-flow/service";

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
    const cart = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).findCartOwner(input.cart_id);
    const isTheirs = !!input.customer_id && cart?.customer_id === input.customer_id;
    if (!cart || (cart.has_account && !!input.customer_id && !isTheirs)) {
      throw new Refusal("not_found", "cart_not_found", `There is no cart ${input.cart_id}.`);
    }
    return new StepResponse({
      order_id: cart.order_id,
      attach_customer: !cart.is_completed && !!input.customer_id && !isTheirs,
    });
  },
);
