import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { removeUserAccountWorkflow } from "@medusajs/medusa/core-flows";
import { changeRoleStep, type ChangeRoleInput } from "../steps/change-role";
import { requireOperatorStep } from "../steps/require-operator";

export const removeOperatorWorkflowId = "operators-remove-operator-flow";

/** Ends an operator's account: the role first, so that no call passes that began meanwhile, then the login. */
export const removeOperatorWorkflow = createWorkflow(
  removeOperatorWorkflowId,
  (input: Omit<ChangeRoleInput, "role">) => {
    requireOperatorStep(input);
    changeRoleStep(transform(input, (input): ChangeRoleInput => ({ ...input, role: null })));
    const account = transform(input, ({ user_id }) => ({ userId: user_id }));
    removeUserAccountWorkflow.runAsStep({ input: account });
    return new WorkflowResponse({ id: input.user_id });
  },
);
