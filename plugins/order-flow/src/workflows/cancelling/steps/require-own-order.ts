import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import { orderNotFound } from "../../../modules/order-flow/refusals";
import type OrderFlowService from "../../../modules/order-flow/service";

export const requireOwnOrderStepId = "order-flow-require-own-order";

/** Refuses `order_not_found` unless the order is this customer's. */
export const requireOwnOrderStep = createStep(
  requireOwnOrderStepId,
  async (input: { order_id: string; customer_id: string }, { container }): Promise<StepResponse<void>> => {
    const order = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).retrieveQuickOrder(input.order_id);
    if (order.customer_id !== input.customer_id) throw orderNotFound(input.order_id);
    return new StepResponse(undefined);
  },
);
