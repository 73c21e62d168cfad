import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

/** An order whose goods are back in its store, and who confirmed it. */
export type ReturnedBag = { order_id: string; actor: { type: string; id: string | null } };

export const noteReturnedBagsStepId = "note-returned-bags";

/**
 * Notes bags that are back in their stores, each once; answers their deliveries. An order without a bag on its way is
 * passed over; one that fails is logged and left to the repair job. The last effect of its workflow, so never undone.
 */
export const noteReturnedBagsStep = createStep(noteReturnedBagsStepId, async (bags: ReturnedBag[], { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  const delivery_ids: string[] = [];
  for (const { order_id, actor } of bags) {
    try {
      const back = await riders.confirmBagBack({ order_id, actor_type: actor.type, actor_id: actor.id });
      if (back) delivery_ids.push(back.id);
    } catch (error) {
      logger.error(`the bag of order ${order_id} is not noted as back: ${(error as Error).message}`);
    }
  }
  return new StepResponse(delivery_ids);
});
