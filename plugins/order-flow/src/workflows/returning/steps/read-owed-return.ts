import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import type OrderFlowService from "../../../modules/order-flow/service";
import type { OwedReturn } from "../../../modules/order-flow/service";

/** A return whose goods may not be on the shelf; `is_confirmed` is false when it was taken back meanwhile. */
export type UnsettledReturn = OwedReturn & {
  is_confirmed: boolean;
  /** Under which the stock was held. */
  reference: string;
};

export const readOwedReturnStepId = "order-flow-read-owed-return";

/** Reads what a confirmed return owes the shelf. Refuses `order_not_found`. Writes nothing. */
export const readOwedReturnStep = createStep(
  readOwedReturnStepId,
  async ({ order_id }: { order_id: string }, { container }): Promise<StepResponse<UnsettledReturn>> => {
    const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
    const { cart_id: reference } = await service.retrieveQuickOrder(order_id);
    const owed = await service.readOwedReturn(order_id);
    const nothing: OwedReturn = { goods: { lines: [], damaged: [] }, actor: { type: "system", id: "settle-returns" } };
    return new StepResponse({ ...(owed ?? nothing), is_confirmed: owed !== null, reference });
  },
);
