import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { changeOperatorRoleSchema, type Operator } from "../../../../../contract";
import { changeOperatorRoleWorkflow } from "../../../../../workflows/roles/workflows/change-operator-role";
import { parse } from "../../../../parse";
import { presentOperator } from "../../../../present-operators";

/** Gives an operator a role, from their next call on. Refuses `operator_not_found`, `last_administrator`. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ operator: Operator }>,
): Promise<void> {
  const { role } = parse(changeOperatorRoleSchema, req.body);
  const { result } = await changeOperatorRoleWorkflow(req.scope).run({
    input: { user_id: req.params["id"] ?? "", role, changed_by: req.auth_context.actor_id },
  });
  res.json({ operator: presentOperator(result, role) });
}
