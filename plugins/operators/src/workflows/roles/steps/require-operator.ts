import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { operatorNotFound } from "../../../modules/operators/policies/refusals";

export const requireOperatorStepId = "operators-require-operator";

/** The user behind an id; refuses `operator_not_found`. */
export const requireOperatorStep = createStep(
  requireOperatorStepId,
  async ({ user_id }: { user_id: string }, { container }) => {
    const [user] = await container.resolve(Modules.USER).listUsers({ id: user_id }, { take: 1 });
    if (!user) {
      throw operatorNotFound(user_id);
    }
    return new StepResponse(user);
  },
);
