import { generateEntityId } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import {
  DARK_STORES_MODULE,
  type Actor,
  type DarkStoresService,
  type ReceiveGoodsInput,
} from "../../../modules/dark-stores";

export const receiveGoodsStepId = "dark-stores-receive-goods";

/** Puts goods on the shelf with their batches, once per reference. Compensation takes off what this call put there. */
export const receiveGoodsStep = createStep(
  receiveGoodsStepId,
  async (input: Omit<ReceiveGoodsInput, "goods_receipt_id">, { container }) => {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    await service.findDarkStore(input.dark_store_id);
    const { id, created } = await service.receiveGoods({
      ...input,
      goods_receipt_id: generateEntityId(undefined, "grn"),
    });
    const undo: (Actor & { goods_receipt_id: string }) | null = created
      ? { goods_receipt_id: id, actor_type: input.actor_type, actor_id: input.actor_id }
      : null;
    return new StepResponse({ id, created }, undo);
  },
  async (undo, { container }) => {
    if (undo) {
      await container.resolve<DarkStoresService>(DARK_STORES_MODULE).reverseReceipt(undo);
    }
  },
);
