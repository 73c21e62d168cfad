import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { UpdateDarkStore } from "../../../contract/dark-stores";
import { DARK_STORES_MODULE, type DarkStoreDTO, type DarkStoresService } from "../../../modules/dark-stores";

export const updateDarkStoreStepId = "dark-stores-update-dark-store";

export interface UpdateDarkStoreInput {
  id: string;
  changes: UpdateDarkStore;
}

/** The values that undo these changes, including the area they replaced. */
async function undoOf(
  service: DarkStoresService,
  before: DarkStoreDTO,
  changes: UpdateDarkStore,
): Promise<UpdateDarkStore> {
  const undo: Record<string, unknown> = {};
  for (const key of Object.keys(changes)) {
    if (key !== "service_area" && key !== "service_radius_m") {
      undo[key] = before[key as keyof DarkStoreDTO];
    }
  }
  const touchesArea = ["service_area", "service_radius_m", "latitude", "longitude"].some((key) => key in changes);
  if (touchesArea) {
    if (before.service_radius_m !== null) {
      undo["service_radius_m"] = before.service_radius_m;
    } else {
      undo["service_area"] = (await service.listServiceAreas([before.id])).get(before.id);
    }
  }
  return undo;
}

/** Changes a store; refuses `dark_store_not_found`, `code_taken`, `invalid_service_area`. Compensation changes it back. */
export const updateDarkStoreStep = createStep(
  updateDarkStoreStepId,
  async (input: UpdateDarkStoreInput, { container }) => {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    const before = await service.findDarkStore(input.id);
    const undo: UpdateDarkStoreInput = { id: input.id, changes: await undoOf(service, before, input.changes) };
    await service.changeDarkStore(input.id, input.changes);
    await service.settleStoreLoad(input.id);
    const { status, overloaded_since } = await service.findDarkStore(input.id);
    return new StepResponse({ id: input.id, status, overloaded: overloaded_since !== null }, undo);
  },
  async (undo, { container }) => {
    if (undo) {
      await container.resolve<DarkStoresService>(DARK_STORES_MODULE).changeDarkStore(undo.id, undo.changes);
    }
  },
);
