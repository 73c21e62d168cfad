import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { StaffChanged } from "../../../contract/events";
import { DARK_STORES_MODULE, type DarkStoresService, type StaffChanges } from "../../../modules/dark-stores";

export const updateStaffMemberStepId = "dark-stores-update-staff-member";

export interface UpdateStaffMemberInput {
  id: string;
  changes: StaffChanges;
}

/**
 * Changes a member of staff; refuses `staff_not_found`, `phone_taken`, `dark_store_not_found`. Says which number they
 * had when it changed. Compensation changes everything back.
 */
export const updateStaffMemberStep = createStep(
  updateStaffMemberStepId,
  async (input: UpdateStaffMemberInput, { container }) => {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    const before = await service.findStaffMember(input.id);
    await service.changeStaffMember(input.id, input.changes);
    const previous_phone =
      input.changes.phone !== undefined && input.changes.phone !== before.phone ? before.phone : null;
    const undo: UpdateStaffMemberInput = {
      id: input.id,
      changes: {
        name: before.name,
        phone: before.phone,
        status: before.status,
        dark_store_ids: before.dark_store_ids,
      },
    };
    const change: StaffChanged = {
      staff_id: input.id,
      status: input.changes.status ?? before.status,
      dark_store_ids: input.changes.dark_store_ids ?? before.dark_store_ids,
      former_dark_store_ids: before.dark_store_ids,
    };
    const phone = input.changes.phone ?? before.phone;
    return new StepResponse({ id: input.id, phone, previous_phone, change }, undo);
  },
  async (undo, { container }) => {
    if (undo) {
      await container.resolve<DarkStoresService>(DARK_STORES_MODULE).changeStaffMember(undo.id, undo.changes);
    }
  },
);
