import type { RequestHandler } from "express";
import { requestIdOf } from "../http/request-id.js";
import type { OperatorAccess } from "../session/operator-access.js";

/** Lets only operators pass whose role may make this call of the Admin API; others get 403 `not_allowed`. */
export function requireAccess(access: OperatorAccess, method: string, path: string): RequestHandler {
  return (request, response, next) => {
    if (access.allows(request.session.adminUser?.role, method, path)) {
      next();
      return;
    }
    response.status(403).json({
      type: "forbidden",
      code: "not_allowed",
      message: "Your role does not include this. Ask an administrator.",
      request_id: requestIdOf(request),
    });
  };
}
