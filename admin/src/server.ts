import "./adminjs-mode.js";
import type { Server } from "node:http";
import compression from "compression";
import express, { type Express } from "express";
import pg from "pg";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";
import { randomUUID } from "node:crypto";
import { BackendApi } from "./backend-api/backend-api.js";
import { readHomeCurrency } from "./database/home-currency.js";
import { createPanelDatabase } from "./database/panel-database.js";
import type { Environment } from "./environment.js";
import { createAssets } from "./http/assets.js";
import { errorPages, notFound } from "./http/error-pages.js";
import { healthRoutes } from "./http/health-routes.js";
import { originGuard } from "./http/origin-guard.js";
import { requestSizeGuard } from "./http/request-size-guard.js";
import { securityHeaders } from "./http/security-headers.js";
import { ownRoutes } from "./own-routes/own-routes.js";
import { createPanel, panelRoutes } from "./panel/panel.js";
import { FailedLogins } from "./session/failed-logins.js";
import { loginRoutes } from "./session/login-routes.js";
import { OperatorAccess } from "./session/operator-access.js";
import { sessionGuard } from "./session/session-guard.js";
import { createSessions } from "./session/session.js";
import { TABLES } from "./tables/index.js";

const ROOT_PATH = "/admin";
const LOGIN_PATH = `${ROOT_PATH}/login`;
const SESSION_POOL_SIZE = 4;
const STATEMENT_TIMEOUT_MS = 5_000;
const REQUEST_ID = /^[\w.-]{1,64}$/;

/** A panel that listens; `close` answers what is under way and lets everything go. */
export interface RunningPanel {
  close: () => Promise<void>;
}

/** Starts the panel. Throws when its port is taken, its database unreachable or its bundle missing. */
export async function startPanel(environment: Environment, logger: Logger): Promise<RunningPanel> {
  const database = createPanelDatabase(environment.ADMIN_DATABASE_URL, TABLES);
  await database.initialize();
  const sessionPool = new pg.Pool({
    connectionString: environment.ADMIN_DATABASE_URL,
    max: SESSION_POOL_SIZE,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: "quickdash-admin-sessions",
  });
  sessionPool.on("error", (error) => logger.warn({ err: error }, "lost a database connection"));
  const sessions = createSessions(sessionPool, {
    secret: environment.ADMIN_SESSION_SECRET,
    isSecure: environment.isSecure,
    path: ROOT_PATH,
    onError: (error) => logger.error({ err: error }, "session store failed"),
  });
  const api = new BackendApi(environment.BACKEND_URL);
  const access = new OperatorAccess();
  const failuresOf = () => new FailedLogins(sessionPool, environment.ADMIN_SESSION_SECRET);
  const app = express();
  const assets = createAssets(ROOT_PATH);
  const stylesheet = assets.addressOf("/assets/plain.css");
  const panel = createPanel({ rootPath: ROOT_PATH, loginPath: LOGIN_PATH, database, api, access, assets, environment });

  configure(app, environment, logger);
  app.use(healthRoutes({ database, api }));
  app.use(securityHeaders(environment.isSecure), compression());
  app.use(ROOT_PATH, assets.router);
  app.use(originGuard, requestSizeGuard);
  app.use(ROOT_PATH, sessions.handler);
  app.use(ROOT_PATH, loginRoutes({ api, access, failuresOf, rootPath: ROOT_PATH, loginPath: LOGIN_PATH, stylesheet }));
  app.use(ROOT_PATH, sessionGuard({ api, access, loginPath: LOGIN_PATH }));
  app.use(`${ROOT_PATH}/api/own`, ownRoutes({ panel, api, access, pool: sessionPool, environment }));
  app.use(ROOT_PATH, panelRoutes(panel, { assets, currency: await readHomeCurrency(database) }));
  app.get("/", (_request, response) => response.redirect(ROOT_PATH));
  app.use(notFound(stylesheet), errorPages(stylesheet));

  const server = await listen(app, environment.ADMIN_PORT);
  return {
    close: async () => {
      await stop(server);
      sessions.close();
      await Promise.all([sessionPool.end(), database.destroy()]);
    },
  };
}

function configure(app: Express, environment: Environment, logger: Logger): void {
  app.disable("x-powered-by");
  // Behind TLS there is exactly one proxy of ours; on a plain address nobody may claim another address.
  app.set("trust proxy", environment.isSecure ? 1 : false);
  app.use(
    pinoHttp({
      logger,
      genReqId: (request, response) => {
        const given = request.headers["x-request-id"];
        const id = typeof given === "string" && REQUEST_ID.test(given) ? given : randomUUID();
        response.setHeader("x-request-id", id);
        return id;
      },
      customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? "error" : "debug"),
      serializers: {
        // Cookies, queries and addresses of people stay out of the log.
        req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
          id,
          method,
          path: url.split("?")[0],
        }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      },
    }),
  );
}

function listen(app: Express, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, () => resolve(server));
    server.once("error", reject);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
