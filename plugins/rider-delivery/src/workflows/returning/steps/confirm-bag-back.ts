import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { Refusal } from "@quickdash/dark-stores/contract";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

/** The delivery, or the order it carries, and who has the bag now. Staff speak for their own stores only. */
export type BagBackInput =
  | { order_id: string; actor: { type: "staff"; id: string } }
  | { delivery_id: string; actor: { type: "operator"; id: string } };

export const confirmBagBackStepId = "confirm-bag-back";

/**
 * Notes that a bag is back in its store, once; `changed` is false when it was noted before. The last effect of its
 * workflow, so never undone. Refuses `delivery_not_found` and `no_bag_on_road`.
 */
export const confirmBagBackStep = createStep(confirmBagBackStepId, async (input: BagBackInput, { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const filter = "order_id" in input ? { order_id: input.order_id } : { id: input.delivery_id };
  const [delivery] = await riders.listDeliveries(filter, { take: 1 });
  const stores = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const isTheirs = async (dark_store_id: string) =>
    input.actor.type === "operator" || (await stores.listStaffDarkStoreIds(input.actor.id)).includes(dark_store_id);
  if (!delivery || !(await isTheirs(delivery.dark_store_id))) {
    throw new Refusal("not_found", "delivery_not_found", "There is no such delivery.");
  }
  const back = await riders.confirmBagBack({
    delivery_id: delivery.id,
    actor_type: input.actor.type,
    actor_id: input.actor.id,
  });
  if (!back && !delivery.bag_back_at) {
    throw new Refusal("conflict", "no_bag_on_road", "The bag of this delivery is not on its way back.");
  }
  return new StepResponse({ delivery_id: delivery.id, changed: back !== null });
});
