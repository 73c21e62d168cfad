import type AdminJS from "adminjs";
import { Router } from "express";
import type pg from "pg";
import type { BackendApi } from "../backend-api/backend-api.js";
import type { Environment } from "../environment.js";
import type { OperatorAccess } from "../session/operator-access.js";
import { accessRoutes } from "./access.js";
import { adminApiRoutes } from "./admin-api.js";
import { imageRoutes } from "./images.js";
import { listExportRoutes } from "./list-export.js";
import { liveRoutes } from "./live.js";
import { savedFilterRoutes } from "./saved-filters.js";

export interface OwnRoutesOptions {
  panel: AdminJS;
  api: BackendApi;
  access: OperatorAccess;
  /** For what the panel keeps itself. */
  pool: pg.Pool;
  environment: Pick<Environment, "GATEWAY_URL">;
}

/**
 * What the panel's own pages ask for beyond AdminJS's API, below `/admin/api/own`. The session is checked before; each
 * route asks what the operator's role allows, and limits its bodies itself.
 */
export function ownRoutes({ panel, api, access, pool, environment }: OwnRoutesOptions): Router {
  const router = Router();
  router.use(adminApiRoutes({ api, access }));
  router.use(accessRoutes({ access }));
  router.use(imageRoutes({ api, access }));
  router.use(listExportRoutes({ panel, access }));
  router.use(savedFilterRoutes({ pool, resources: panel.resources.map((resource) => resource.decorate().id()) }));
  router.use(liveRoutes({ access, gatewayUrl: environment.GATEWAY_URL }));
  return router;
}
