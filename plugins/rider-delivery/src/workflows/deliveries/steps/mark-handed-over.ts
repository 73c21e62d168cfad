import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { Refusal } from "@quickdash/dark-stores/contract";
import { ORDER_FLOW_MODULE, type OrderFlowService } from "@quickdash/order-flow/modules/order-flow";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { findOwnDelivery, statusConflict } from "../own-delivery";
import type { OwnDelivery } from "../own-delivery";

export type HandOverInput = { delivery_id: string; rider_id: string; handoff_code: string; cash_collected?: number };

export const markHandedOverStepId = "mark-handed-over";

/**
 * Checks the customer's code and the cash, marks the delivery delivered, pays the rider; `changed` is false when it was
 * delivered before. Undone: picked up again, without earning and cash entry.
 */
export const markHandedOverStep = createStep(
  markHandedOverStepId,
  async ({ delivery_id, rider_id, handoff_code, cash_collected }: HandOverInput, { container }) => {
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    const orders = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
    const delivery = await findOwnDelivery(riders, { delivery_id, rider_id });
    requirePickedUp(delivery);
    const order = await orders.retrieveQuickOrder(delivery.order_id);
    await riders.checkCode({ delivery_id, given: handoff_code, expected: order.handoff_code });
    const cash = requireExactCash(delivery, cash_collected);
    const changed =
      delivery.status === "picked_up" && (await riders.settleDelivery({ delivery_id, rider_id, cash_collected: cash }));
    if (!changed) {
      const now = await findOwnDelivery(riders, { delivery_id, rider_id });
      if (now.status !== "delivered") throw statusConflict(now.status);
    }
    return new StepResponse({ delivery_id, order_id: delivery.order_id, changed }, changed ? delivery_id : null);
  },
  async (deliveryId, { container }) => {
    if (!deliveryId) return;
    await container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).unsettleDelivery(deliveryId);
  },
);

function requirePickedUp({ status }: OwnDelivery): void {
  if (status === "assigned") {
    throw new Refusal("conflict", "not_picked_up", "Pick the order up at the store first.");
  }
  if (status !== "picked_up" && status !== "delivered") {
    throw statusConflict(status);
  }
}

function requireExactCash(delivery: OwnDelivery, collected: number | undefined): number {
  const due = Number(delivery.cash_to_collect);
  if ((collected ?? 0) !== due) {
    const message = due > 0 ? `Collect exactly ${due} in cash.` : "Nothing is to be collected for this order.";
    throw new Refusal("invalid_data", "cash_mismatch", message, { cash_to_collect: due });
  }
  return due;
}
