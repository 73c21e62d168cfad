import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { OPERATORS_MODULE, type OperatorsService } from "../modules/operators";
import { answeredId, describeChange } from "../modules/operators/policies/describe-change";
import { type AdminCall, pathOf } from "./admin-call";

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Notes every change that somebody known asks for in the audit log, refused ones too, once the answer is out: nobody
 * waits for it. A note that fails is logged, and the change stands.
 */
export function recordChange(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  if (READING.has(req.method)) {
    next();
    return;
  }
  const call: AdminCall = req;
  const change = describeChange(pathOf(req), req.body);
  const { method, scope } = req;
  let created: string | null = null;
  if (change.resource_id === null) {
    const answer = res.json.bind(res) as (body: unknown) => MedusaResponse;
    res.json = (body: unknown) => {
      created = answeredId(body);
      return answer(body);
    };
  }
  res.once("close", () => {
    if (!call.auth_context?.actor_id) {
      return; // a stranger who accepted an invitation
    }
    const { actor_type, actor_id } = call.auth_context;
    const requestId = res.getHeader("x-request-id");
    scope
      .resolve<OperatorsService>(OPERATORS_MODULE)
      .noteChange({
        ...change,
        resource_id: change.resource_id ?? created,
        actor_type,
        actor_id,
        role: call.operator_role ?? null,
        method,
        status: res.writableFinished ? res.statusCode : null,
        request_id: typeof requestId === "string" ? requestId : null,
      })
      .catch((error: unknown) => {
        const logger = scope.resolve(ContainerRegistrationKeys.LOGGER);
        logger.error(`A change (${method} ${change.path}) is missing in the audit log: ${(error as Error).message}`);
      });
  });
  next();
}
