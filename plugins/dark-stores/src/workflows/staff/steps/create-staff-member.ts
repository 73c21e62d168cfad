import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { StaffStatus } from "../../../contract/staff";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";

export const createStaffMemberStepId = "dark-stores-create-staff-member";

export interface CreateStaffMemberInput {
  name: string;
  /** E.164. */
  phone: string;
  status: StaffStatus;
  dark_store_ids: string[];
}

/** Creates a member of staff with their stores; refuses `phone_taken`, `dark_store_not_found`. Compensation deletes. */
export const createStaffMemberStep = createStep(
  createStaffMemberStepId,
  async (input: CreateStaffMemberInput, { container }) => {
    const { id } = await container.resolve<DarkStoresService>(DARK_STORES_MODULE).addStaffMember(input);
    return new StepResponse({ id }, id);
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve<DarkStoresService>(DARK_STORES_MODULE).deleteStaffMembers(id);
    }
  },
);
