import type { MedusaContainer } from "@medusajs/framework/types";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { Refusal } from "@quickdash/dark-stores/contract";
import { ORDER_FLOW_MODULE, type OrderFlowService } from "@quickdash/order-flow/modules/order-flow";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { requireLeaveAtDoor } from "../leave-at-door";
import { findOwnDelivery, statusConflict } from "../own-delivery";
import type { OwnDelivery } from "../own-delivery";

export type HandOverInput = {
  delivery_id: string;
  rider_id: string;
  /** Either the customer's code or the photo of the order at the door. */
  handoff_code?: string;
  proof_id?: string;
  cash_collected?: number;
};

export const markHandedOverStepId = "mark-handed-over";

/**
 * Checks the customer's code and the cash, marks the delivery delivered, pays the rider; `changed` is false when it was
 * delivered before. Undone: picked up again, without earning and cash entry.
 */
export const markHandedOverStep = createStep(
  markHandedOverStepId,
  async (input: HandOverInput, { container }) => {
    const { delivery_id, rider_id, cash_collected } = input;
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    const delivery = await findOwnDelivery(riders, { delivery_id, rider_id });
    requirePickedUp(delivery);
    await requireProof(container, delivery, input);
    const cash = requireExactCash(delivery, cash_collected);
    const changed =
      delivery.status === "picked_up" &&
      (await riders.settleDelivery({
        delivery_id,
        rider_id,
        cash_collected: cash,
        actor_type: "rider",
        actor_id: rider_id,
        reason: input.handoff_code === undefined ? "left at the door" : null,
      }));
    if (!changed) {
      const now = await findOwnDelivery(riders, { delivery_id, rider_id });
      if (now.status !== "delivered") throw statusConflict(now.status);
    }
    return new StepResponse(
      { delivery_id, order_id: delivery.order_id, changed },
      changed ? { delivery_id, rider_id } : null,
    );
  },
  async (settled, { container }) => {
    if (!settled) return;
    await container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).unsettleDelivery(settled);
  },
);

/** The customer's code where one is given, else a photo, if the customer allows it. */
async function requireProof(
  container: MedusaContainer,
  delivery: OwnDelivery,
  { handoff_code, proof_id }: HandOverInput,
): Promise<void> {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  if (handoff_code !== undefined) {
    const orders = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
    const { handoff_code: expected } = await orders.retrieveQuickOrder(delivery.order_id);
    return riders.checkCode({ delivery_id: delivery.id, given: handoff_code, expected });
  }
  await requireLeaveAtDoor(container, delivery);
  const [proof] = await riders.listDeliveryProofs({ id: proof_id ?? "", delivery_id: delivery.id }, { take: 1 });
  if (!proof) {
    throw new Refusal("not_found", "proof_not_found", "There is no such photo of this delivery: send it first.");
  }
}

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
