import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { linkPhoneIdentityStep } from "../../identities/steps/link-phone-identity";
import { createStaffMemberStep, type CreateStaffMemberInput } from "../steps/create-staff-member";

export const createStaffMemberWorkflowId = "dark-stores-create-staff-member-flow";

/** Takes someone on for one or more stores and lets them log in with their phone. */
export const createStaffMemberWorkflow = createWorkflow(
  createStaffMemberWorkflowId,
  (input: CreateStaffMemberInput) => {
    const member = createStaffMemberStep(input);
    const identity = transform({ input, member }, ({ input, member }) => ({
      phone: input.phone,
      actor_type: "staff" as const,
      actor_id: member.id,
    }));
    linkPhoneIdentityStep(identity);
    return new WorkflowResponse(member);
  },
);
