import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import type OrderFlowService from "../../../modules/order-flow/service";
import type { ClosedCart } from "../../../modules/order-flow/service";

export const closeCartStepId = "order-flow-close-cart";

/**
 * Closes a cart and ties its order to it, to its payment and to its promotions: from here on nobody changes what was
 * ordered. Compensation opens a cart that was closed here again and unties the order.
 */
export const closeCartStep = createStep(
  closeCartStepId,
  async (input: ClosedCart, { container }): Promise<StepResponse<{ closed: boolean }, ClosedCart | null>> => {
    const answer = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).closeCart(input);
    return new StepResponse(answer, answer.closed ? input : null);
  },
  async (closed, { container }) => {
    if (closed) await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).reopenCart(closed);
  },
);
