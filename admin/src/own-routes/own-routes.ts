import { Router } from "express";
import type { DataSource } from "typeorm";
import type { BackendApi } from "../backend-api/backend-api.js";
import type { Environment } from "../environment.js";
import type { OperatorAccess } from "../session/operator-access.js";

export interface OwnRoutesOptions {
  database: DataSource;
  api: BackendApi;
  access: OperatorAccess;
  environment: Pick<Environment, "GATEWAY_URL">;
}

/**
 * What the panel's own pages ask for beyond AdminJS's API, below `/admin/api/own`. The session is checked before; each
 * route says with `requireAccess` which call of the Admin API the operator must be allowed, and reads its body itself.
 */
export function ownRoutes(_options: OwnRoutesOptions): Router {
  return Router();
}
