import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_FLOW_MODULE, type OrderFlowService } from "@quickdash/order-flow/modules/order-flow";
import type { OfferWithdrawn } from "../../../contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { sourcesOf } from "../../../modules/rider-delivery/state";

export type CancelInput = { order_ids: string[]; reason: string };

export const cancelDeliveriesStepId = "cancel-deliveries";

/**
 * Ends the deliveries and offers of orders that need no rider any more: one that is picked up and whose order counts as
 * delivered is delivered, with earning and cash, every other is cancelled. One that fails is logged and left to the repair
 * job. Safe to repeat; never undone.
 */
export const cancelDeliveriesStep = createStep(
  cancelDeliveriesStepId,
  async ({ order_ids, reason }: CancelInput, { container }) => {
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
    const orders = await container
      .resolve<OrderFlowService>(ORDER_FLOW_MODULE)
      .listQuickOrders({ order_id: order_ids, status: "delivered" }, { select: ["order_id"], take: order_ids.length });
    const delivered = new Set(orders.map((order) => order.order_id));
    const ended: EndedDelivery[] = [];
    const withdrawn: OfferWithdrawn[] = [];
    for (const delivery of await riders.listDeliveries({ order_id: order_ids }, { take: order_ids.length })) {
      try {
        const end = delivered.has(delivery.order_id) && (await settle(riders, delivery, reason));
        if (end) ended.push({ delivery_id: delivery.id, rider_id: delivery.rider_id });
        else {
          ended.push(...(await cancel(riders, delivery, reason)));
          withdrawn.push(...(await withdraw(riders, delivery)));
        }
      } catch (error) {
        logger.error(`delivery ${delivery.id} is not ended although its order is: ${(error as Error).message}`);
      }
    }
    return new StepResponse({ ended, withdrawn });
  },
);

type EndedDelivery = { delivery_id: string; rider_id: string | null };
type DeliveryRow = Awaited<ReturnType<RiderDeliveryService["retrieveDelivery"]>>;

/** The rider has earned it and holds the cash, although nobody typed the customer's code. */
async function settle(riders: RiderDeliveryService, delivery: DeliveryRow, reason: string): Promise<boolean> {
  if (!delivery.rider_id) return false;
  return riders.settleDelivery({
    delivery_id: delivery.id,
    rider_id: delivery.rider_id,
    cash_collected: Number(delivery.cash_to_collect),
    actor_type: "system",
    actor_id: null,
    reason,
  });
}

async function cancel(riders: RiderDeliveryService, { id }: DeliveryRow, reason: string): Promise<EndedDelivery[]> {
  const moved = await riders.moveDelivery({
    delivery_id: id,
    from: sourcesOf("cancelled"),
    to: "cancelled",
    expected_rider_id: null,
    rider: "keep",
    actor_type: "system",
    actor_id: null,
    reason,
  });
  return moved ? [{ delivery_id: id, rider_id: moved.from_rider_id }] : [];
}

async function withdraw(riders: RiderDeliveryService, { id }: DeliveryRow): Promise<OfferWithdrawn[]> {
  const offers = await riders.withdrawOffersOf(id, "cancelled");
  return offers.map((offer) => ({ offer_id: offer.id, rider_id: offer.rider_id, reason: "cancelled" }));
}
