import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import type OrderFlowService from "../../../modules/order-flow/service";
import type { ConfirmedReturn, ReturnConfirmation } from "../../../modules/order-flow/service";

export const confirmReturnStepId = "order-flow-confirm-return";

/** Writes down that a bag is back, once. Compensation forgets it when this call wrote it. */
export const confirmReturnStep = createStep(
  confirmReturnStepId,
  async (input: ReturnConfirmation, { container }) => {
    const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
    const { cart_id } = await service.retrieveQuickOrder(input.order_id);
    const confirmed: ConfirmedReturn = await service.confirmReturn(input);
    return new StepResponse({ ...confirmed, cart_id }, confirmed.changed ? input.order_id : null);
  },
  async (orderId, { container }) => {
    if (orderId) await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).revertReturn(orderId);
  },
);
