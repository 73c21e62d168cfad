import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { STAFF_CHANGED_EVENT } from "../../../contract/events";
import { linkPhoneIdentityStep } from "../../identities/steps/link-phone-identity";
import { unlinkPhoneIdentityStep } from "../../identities/steps/unlink-phone-identity";
import { updateStaffMemberStep, type UpdateStaffMemberInput } from "../steps/update-staff-member";

export const updateStaffMemberWorkflowId = "dark-stores-update-staff-member-flow";

/** Changes a member of staff; a new phone number logs them in from then on, the old one no longer does. Tells the platform. */
export const updateStaffMemberWorkflow = createWorkflow(
  updateStaffMemberWorkflowId,
  (input: UpdateStaffMemberInput) => {
    const member = updateStaffMemberStep(input);
    const previous = transform({ member }, ({ member }) => ({
      phone: member.previous_phone,
      actor_type: "staff" as const,
      actor_id: member.id,
    }));
    unlinkPhoneIdentityStep(previous);
    const current = transform({ member }, ({ member }) => ({
      phone: member.phone,
      actor_type: "staff" as const,
      actor_id: member.id,
    }));
    linkPhoneIdentityStep(current);
    const change = transform({ member }, ({ member }) => member.change);
    emitEventStep({ eventName: STAFF_CHANGED_EVENT, data: change });
    return new WorkflowResponse(member);
  },
);
