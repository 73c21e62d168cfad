import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { OfferWithdrawn } from "../../../contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { sourcesOf } from "../../../modules/rider-delivery/state";

export type CancelInput = { order_ids: string[]; reason: string };

export const cancelDeliveriesStepId = "cancel-deliveries";

/** Cancels the deliveries of orders that need none any more and ends their offers. Safe to repeat; never undone. */
export const cancelDeliveriesStep = createStep(
  cancelDeliveriesStepId,
  async ({ order_ids, reason }: CancelInput, { container }) => {
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    const cancelled: { delivery_id: string; rider_id: string | null }[] = [];
    const withdrawn: OfferWithdrawn[] = [];
    for (const { id } of await riders.listDeliveries({ order_id: order_ids }, { take: order_ids.length })) {
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
      if (moved) cancelled.push({ delivery_id: id, rider_id: moved.from_rider_id });
      const offers = await riders.withdrawOffersOf(id, "cancelled");
      withdrawn.push(
        ...offers.map((offer) => ({ offer_id: offer.id, rider_id: offer.rider_id, reason: "cancelled" as const })),
      );
    }
    return new StepResponse({ cancelled, withdrawn });
  },
);
