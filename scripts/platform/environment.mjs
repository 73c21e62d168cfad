import { withRole } from "../services/sql.mjs";

/** The panel's own database role, which may only read. */
const PANEL_ROLE = "quickdash_panel";

/** Where people and programs find the parts of the platform. */
export function addressesOf({ ports }) {
  return {
    backend_url: `http://localhost:${ports.BACKEND_PORT}`,
    admin_url: `http://localhost:${ports.ADMIN_PORT}/admin`,
    gateway_url: `http://localhost:${ports.GATEWAY_PORT}`,
  };
}

/**
 * The environment of every program of the platform: what the user has set, and what start-up knows.
 *
 * @param {{ settings: import("../settings.mjs").Settings, secrets: Record<string, string>,
 *   services: { databaseUrl: string, redisUrl: string } }} platform
 */
export function environmentOf({ settings, secrets, services }, env = process.env) {
  const { ports } = settings;
  const panel = `http://localhost:${ports.ADMIN_PORT}`;
  const web = `http://localhost:${ports.WEB_PORT}`;
  return {
    BACKEND_PUBLIC_URL: `http://localhost:${ports.BACKEND_PORT}`,
    STORE_CORS: web,
    ADMIN_CORS: panel,
    AUTH_CORS: `${panel},${web}`,
    MEDUSA_DISABLE_TELEMETRY: "1",
    ADMIN_DATABASE_URL: withRole(services.databaseUrl, PANEL_ROLE, secrets.admin_database_password),
    ...env,
    NODE_ENV: settings.nodeEnv,
    DATABASE_URL: services.databaseUrl,
    REDIS_URL: services.redisUrl,
    JWT_SECRET: secrets.jwt,
    COOKIE_SECRET: secrets.cookie,
    ADMIN_SESSION_SECRET: secrets.admin_session,
    QUICKDASH_OPERATOR_EMAIL: settings.operatorEmail,
    QUICKDASH_OPERATOR_PASSWORD: secrets.operator_password,
    ADMIN_PORT: String(ports.ADMIN_PORT),
    GATEWAY_PORT: String(ports.GATEWAY_PORT),
    BACKEND_URL: `http://localhost:${ports.BACKEND_PORT}`,
    GATEWAY_URL: `http://localhost:${ports.GATEWAY_PORT}`,
  };
}
