import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import type { CurrentOperator } from "../../../../contract";
import { OPERATORS_MODULE, type OperatorsService } from "../../../../modules/operators";
import { permissionsOf } from "../../../../modules/operators/policies/permissions";
import { operatorNotFound } from "../../../../modules/operators/policies/refusals";
import { presentOperator } from "../../../present-operators";

/** Who asks, their role and what they may do. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<CurrentOperator>): Promise<void> {
  const { actor_id } = req.auth_context;
  const [user] = await req.scope.resolve(Modules.USER).listUsers({ id: actor_id }, { take: 1 });
  if (!user) {
    throw operatorNotFound(actor_id);
  }
  const role = await req.scope.resolve<OperatorsService>(OPERATORS_MODULE).roleOf(actor_id);
  res.json({ operator: { ...presentOperator(user, role), permissions: permissionsOf(role) } });
}
