import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { OperatorRole } from "../contract";
import { OPERATORS_MODULE, type OperatorsService } from "../modules/operators";
import { isOpen, isOwnProfile, mayCall, rolesFor } from "../modules/operators/policies/permissions";
import { notAuthenticated, roleForbids, roleMissing } from "../modules/operators/policies/refusals";
import { type AdminCall, pathOf } from "./admin-call";

/**
 * Lets a call of the Admin API pass if the caller's role may make it. Refuses `role_missing` and `role_forbids`. The
 * role is read anew for every call, so that whoever loses it is refused from the next one on.
 */
export async function authorizeOperator(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const call: AdminCall = req;
  const path = pathOf(req);
  if (!call.auth_context?.actor_id) {
    if (!isOpen(req.method, path)) {
      throw notAuthenticated();
    }
    return next();
  }
  const { actor_type, actor_id } = call.auth_context;
  const role = await roleOf(req, actor_type, actor_id);
  call.operator_role = role;
  if (mayCall(role, req.method, path) || (role !== null && isOwnProfile(actor_id, req.method, path))) {
    return next();
  }
  const needs = rolesFor(req.method, path);
  throw role === null ? roleMissing(needs) : roleForbids(role, needs);
}

/** Secret API keys are made by administrators and act as one; Medusa lets nobody else in here but users. */
async function roleOf(req: MedusaRequest, actorType: string, actorId: string): Promise<OperatorRole | null> {
  if (actorType === "api-key") {
    return "administrator";
  }
  return actorType === "user" ? req.scope.resolve<OperatorsService>(OPERATORS_MODULE).roleOf(actorId) : null;
}
