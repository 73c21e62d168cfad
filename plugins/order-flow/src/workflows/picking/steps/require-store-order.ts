import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import { orderNotFound, orderTaken } from "../../../modules/order-flow/refusals";
import type OrderFlowService from "../../../modules/order-flow/service";

export interface StaffOrderInput {
  order_id: string;
  staff_id: string;
}

export const requireStoreOrderStepId = "order-flow-require-store-order";

/** Refuses `order_not_found` unless the order belongs to a store the staff member works in. */
export const requireStoreOrderStep = createStep(
  requireStoreOrderStepId,
  async (input: StaffOrderInput, { container }): Promise<StepResponse<{ dark_store_id: string }>> => {
    const order = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).retrieveQuickOrder(input.order_id);
    const own = await container.resolve<DarkStoresService>(DARK_STORES_MODULE).listStaffDarkStoreIds(input.staff_id);
    if (!own.includes(order.dark_store_id)) throw orderNotFound(input.order_id);
    return new StepResponse({ dark_store_id: order.dark_store_id });
  },
);

export const requirePickerStepId = "order-flow-require-picker";

/** Refuses `order_taken` when someone else picks the order. */
export const requirePickerStep = createStep(
  requirePickerStepId,
  async (input: StaffOrderInput, { container }): Promise<StepResponse<{ picker_id: string | null }>> => {
    const order = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).retrieveQuickOrder(input.order_id);
    if (order.picker_id && order.picker_id !== input.staff_id) throw orderTaken();
    return new StepResponse({ picker_id: order.picker_id });
  },
);
