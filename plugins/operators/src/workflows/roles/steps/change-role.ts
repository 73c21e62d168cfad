import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { OperatorRole } from "../../../contract";
import { OPERATORS_MODULE, type OperatorsService } from "../../../modules/operators";

export const changeRoleStepId = "operators-change-role";

export interface ChangeRoleInput {
  user_id: string;
  /** Null takes the role away. */
  role: OperatorRole | null;
  /** The operator who changes it. */
  changed_by: string;
}

/** Changes an operator's role; refuses `last_administrator`. Compensation gives the one before back. */
export const changeRoleStep = createStep(
  changeRoleStepId,
  async (input: ChangeRoleInput, { container }) => {
    const previous = await container.resolve<OperatorsService>(OPERATORS_MODULE).changeRole(input);
    return new StepResponse({ previous }, { ...input, role: previous });
  },
  async (undo, { container }) => {
    if (undo) {
      await container.resolve<OperatorsService>(OPERATORS_MODULE).changeRole(undo);
    }
  },
);
