import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { OrderStatus, OrderStatusChanged } from "../../../contract";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import { packedQuantities } from "../../../modules/order-flow/policies/packed-stock";
import type OrderFlowService from "../../../modules/order-flow/service";
import type { OrderMove } from "../../../modules/order-flow/service";

/** What the rest of the workflow needs to know of a transition. */
export interface MovedOrder {
  changed: boolean;
  order_id: string;
  cart_id: string;
  from: OrderStatus;
  to: OrderStatus;
  event: OrderStatusChanged;
  /** What lies in the bags, one entry per variant; empty before the order is packed. */
  packed: { variant_id: string; quantity: number }[];
}

/** The transition to take back; null when this call made none. */
interface Compensation {
  made: { order_id: string; event_id: string; from: OrderStatus; to: OrderStatus } | null;
}

export const moveOrderStepId = "order-flow-move-order";

/** Makes the transition, conditionally and logged; compensation takes it back unless the order has moved on. */
export const moveOrderStep = createStep(
  moveOrderStepId,
  async (input: OrderMove, { container }): Promise<StepResponse<MovedOrder, Compensation>> => {
    const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
    const moved = await service.moveOrder(input);
    const order = await service.retrieveQuickOrder(input.order_id);
    const lines = await service.listLines(input.order_id);
    const answer: MovedOrder = {
      changed: moved.changed,
      order_id: order.order_id,
      cart_id: order.cart_id,
      from: moved.from,
      to: moved.to,
      event: {
        order_id: order.order_id,
        display_id: order.display_id,
        dark_store_id: order.dark_store_id,
        customer_id: order.customer_id,
        from: moved.from,
        to: moved.to,
        at: moved.at,
        actor: input.actor,
        reason: input.reason ?? null,
      },
      packed: packedQuantities(lines),
    };
    const { event_id, from, to } = moved;
    return new StepResponse(answer, { made: event_id ? { order_id: order.order_id, event_id, from, to } : null });
  },
  async (compensation, { container }) => {
    if (!compensation?.made) return;
    await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).revertMove(compensation.made);
  },
);
