import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { type OperatorRole, ROLE_CHANGED_EVENT, type RoleChanged } from "../../../contract";
import { changeRoleStep, type ChangeRoleInput } from "../steps/change-role";
import { requireOperatorStep } from "../steps/require-operator";

export const changeOperatorRoleWorkflowId = "operators-change-operator-role-flow";

/** Gives an operator a role and tells the platform; answers the user. */
export const changeOperatorRoleWorkflow = createWorkflow(
  changeOperatorRoleWorkflowId,
  (input: ChangeRoleInput & { role: OperatorRole }) => {
    const user = requireOperatorStep(input);
    const { previous } = changeRoleStep(input);
    const change = transform({ input, previous }, ({ input, previous }): RoleChanged => ({
      user_id: input.user_id,
      role: input.role,
      previous_role: previous,
    }));
    emitEventStep({ eventName: ROLE_CHANGED_EVENT, data: change });
    return new WorkflowResponse(user);
  },
);
