import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import { packedQuantities } from "../../../modules/order-flow/policies/packed-stock";
import { stockOwedBy, type StockOwed } from "../../../modules/order-flow/policies/stock-owed";
import type OrderFlowService from "../../../modules/order-flow/service";

export interface OrderStock {
  owed: StockOwed;
  /** Under which the stock is held. */
  reference: string;
  /** What lies in the bags, one entry per variant. */
  packed: { variant_id: string; quantity: number }[];
}

export const readStockOwedStepId = "order-flow-read-stock-owed";

/** Reads what the status of an order says of its stock. Refuses `order_not_found`. Writes nothing. */
export const readStockOwedStep = createStep(
  readStockOwedStepId,
  async (input: { order_id: string }, { container }): Promise<StepResponse<OrderStock>> => {
    const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
    const order = await service.retrieveQuickOrder(input.order_id);
    const packed = packedQuantities(await service.listLines(input.order_id));
    return new StepResponse({ owed: stockOwedBy(order), reference: order.cart_id, packed });
  },
);
