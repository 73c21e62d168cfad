import { generateEntityId } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import {
  DARK_STORES_MODULE,
  type Actor,
  type DarkStoresService,
  type TransferInput,
} from "../../../modules/dark-stores";
import { announceLowStock } from "../announce-low-stock";

export const transferStockStepId = "dark-stores-transfer-stock";

/** Moves stock between two stores, all or none. Compensation moves it back under the same transfer id, once. */
export const transferStockStep = createStep(
  transferStockStepId,
  async (input: Omit<TransferInput, "transfer_id">, { container, eventGroupId }) => {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    await service.findDarkStore(input.from_dark_store_id);
    await service.findDarkStore(input.to_dark_store_id);
    const transfer_id = generateEntityId(undefined, "invtr");
    const { variant_ids, low } = await service.transferStock({ ...input, transfer_id });
    await announceLowStock(container, low, eventGroupId);
    const lines = input.lines.map((line, index) => ({ variant_id: variant_ids[index] ?? "", quantity: line.quantity }));
    const undo: Actor & { transfer_id: string } = {
      transfer_id,
      actor_type: input.actor_type,
      actor_id: input.actor_id,
    };
    return new StepResponse({ id: transfer_id, lines }, undo);
  },
  async (undo, { container }) => {
    if (undo) {
      await container.resolve<DarkStoresService>(DARK_STORES_MODULE).reverseTransfer(undo);
    }
  },
);
