import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { Refusal } from "@quickdash/dark-stores/contract";
import { ORDER_FLOW_MODULE, type OrderFlowService } from "@quickdash/order-flow/modules/order-flow";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { findOwnDelivery, statusConflict } from "../own-delivery";

export type PickUpInput = { delivery_id: string; rider_id: string; pickup_code: string };

export const markPickedUpStepId = "mark-picked-up";

/**
 * Refuses `order_not_ready` while the order is packed; checks the store's code and marks the delivery picked up;
 * `changed` is false when it was picked up before. Undone: the delivery is assigned again, with the cash the order has.
 */
export const markPickedUpStep = createStep(
  markPickedUpStepId,
  async ({ delivery_id, rider_id, pickup_code }: PickUpInput, { container }) => {
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    const orders = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
    const delivery = await findOwnDelivery(riders, { delivery_id, rider_id });
    if (delivery.status !== "assigned" && delivery.status !== "picked_up") {
      throw statusConflict(delivery.status);
    }
    const order = await orders.retrieveQuickOrder(delivery.order_id);
    requireReady(order.status);
    const cash_to_collect = Number(order.cash_to_collect);
    if (delivery.status === "assigned" && cash_to_collect !== Number(delivery.cash_to_collect)) {
      const ready_at = new Date(order.ready_for_pickup_at ?? delivery.ready_at);
      await riders.markReady({ order_id: delivery.order_id, ready_at, cash_to_collect });
    }
    await riders.checkCode({ delivery_id, given: pickup_code, expected: order.pickup_code });
    const moved = await riders.moveDelivery({
      delivery_id,
      from: ["assigned"],
      to: "picked_up",
      expected_rider_id: rider_id,
      rider: "keep",
      actor_type: "rider",
      actor_id: rider_id,
      reason: null,
    });
    if (!moved) {
      const now = await findOwnDelivery(riders, { delivery_id, rider_id });
      if (now.status !== "picked_up") throw statusConflict(now.status);
    }
    const changed = moved !== null;
    return new StepResponse(
      { delivery_id, order_id: delivery.order_id, changed },
      changed ? { delivery_id, rider_id } : null,
    );
  },
  async (undo, { container }) => {
    if (!undo) return;
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    await riders.moveDelivery({
      delivery_id: undo.delivery_id,
      from: ["picked_up"],
      to: "assigned",
      expected_rider_id: undo.rider_id,
      rider: "keep",
      actor_type: "system",
      actor_id: null,
      reason: "the order could not go out",
    });
  },
);

function requireReady(orderStatus: string): void {
  if (orderStatus === "confirmed" || orderStatus === "preparing") {
    throw new Refusal("conflict", "order_not_ready", "The order is still being packed: wait for the store.");
  }
}
