import { Router } from "express";
import type { DataSource } from "typeorm";
import type { BackendApi } from "../backend-api/backend-api.js";
import type { Environment } from "../environment.js";
import type { OperatorAccess } from "../session/operator-access.js";
import { adminApiRoutes } from "./admin-api.js";

export interface OwnRoutesOptions {
  database: DataSource;
  api: BackendApi;
  access: OperatorAccess;
  environment: Pick<Environment, "GATEWAY_URL">;
}

/**
 * What the panel's own pages ask for beyond AdminJS's API, below `/admin/api/own`. The session is checked before; each
 * route asks what the operator's role allows, and limits its bodies itself.
 */
export function ownRoutes({ api, access }: OwnRoutesOptions): Router {
  const router = Router();
  router.use(adminApiRoutes({ api, access }));
  return router;
}
