import AdminExpress from "@adminjs/express";
import AdminJS from "adminjs";
import { Router } from "express";
import type { DataSource } from "typeorm";
import type { BackendApi } from "../backend-api/backend-api.js";
import { dashboardHandler } from "../dashboard/dashboard-handler.js";
import type { Environment } from "../environment.js";
import type { Assets } from "../http/assets.js";
import { jsonBody } from "../http/json-body.js";
import { pageShell } from "../http/page-shell.js";
import { locale } from "../locale/names.js";
import type { OperatorAccess } from "../session/operator-access.js";
import { addressGuard } from "./address-guard.js";
import { aftermathResources } from "./aftermath-resources.js";
import { accountResources } from "./account-resources.js";
import { brandingOf } from "./branding.js";
import { catalogueResources } from "./catalogue-resources.js";
import { componentLoader, Components } from "./components.js";
import { deliveryResources } from "./delivery-resources.js";
import { offerResources } from "./offer-resources.js";
import { orderResources } from "./order-resources.js";
import { pagesOf } from "./pages.js";
import { peopleResources } from "./people-resources.js";
import { riderResources } from "./rider-resources.js";
import { limitToRoles } from "./role-limits.js";
import { storeResources } from "./store-resources.js";

const ROWS_PER_PAGE = 25;
const STYLES = [
  "leaflet.css",
  "geoman.css",
  "brand.css",
  "panel.css",
  "session.css",
  "map.css",
  "board.css",
  "records.css",
  "lists.css",
];

export interface PanelOptions {
  rootPath: string;
  loginPath: string;
  database: DataSource;
  api: BackendApi;
  access: OperatorAccess;
  assets: Pick<Assets, "addressOf">;
  environment: Pick<Environment, "GATEWAY_URL" | "MEDUSA_DASHBOARD_URL">;
}

/** The AdminJS panel: its resources, its dashboard and its look. */
export function createPanel({
  rootPath,
  loginPath,
  database,
  api,
  access,
  assets,
  environment,
}: PanelOptions): AdminJS {
  return new AdminJS({
    rootPath,
    loginPath,
    logoutPath: `${rootPath}/logout`,
    componentLoader,
    resources: limitToRoles(access, [
      ...orderResources(database, api),
      ...aftermathResources(database, api),
      ...deliveryResources(database, api),
      ...riderResources(database, api),
      ...storeResources(database, api),
      ...offerResources(database, api),
      ...catalogueResources(database, environment.MEDUSA_DASHBOARD_URL),
      ...peopleResources(database),
      ...accountResources(database, api),
    ]),
    dashboard: {
      component: Components.dashboard,
      handler: dashboardHandler({ database, api, access, gatewayUrl: environment.GATEWAY_URL }),
    },
    pages: pagesOf(),
    branding: brandingOf(assets.addressOf),
    assets: { styles: STYLES.map((name) => assets.addressOf(`/assets/${name}`)) },
    locale,
    settings: { defaultPerPage: ROWS_PER_PAGE },
  });
}

/** AdminJS's pages and API. Whoever mounts it has checked the session before. */
export function panelRoutes(panel: AdminJS, dress: Parameters<typeof pageShell>[0]): Router {
  const router = Router();
  router.use(addressGuard(panel), jsonBody, pageShell(dress));
  return AdminExpress.buildRouter(panel, router);
}
