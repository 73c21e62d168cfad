import { Router } from "express";
import type { OperatorAccess } from "../session/operator-access.js";

/**
 * `GET /access?method=&path=`: whether the operator's role may make a call of the Admin API; `path` with `/admin`. Answers
 * `{is_allowed}`. For pages, so that they show no button that would be refused.
 */
export function accessRoutes({ access }: { access: OperatorAccess }): Router {
  const router = Router();
  router.get("/access", (request, response) => {
    const { method, path } = request.query;
    const isCall = typeof method === "string" && typeof path === "string";
    const role = request.session.adminUser?.role;
    response.set("cache-control", "no-store").json({ is_allowed: isCall && access.allows(role, method, path) });
  });
  return router;
}
