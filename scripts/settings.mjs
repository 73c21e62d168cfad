import { dirname, isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Problem } from "./progress/problem.mjs";

/** Folder of the workspace. Its path may contain spaces. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Builds and locks of the workspace live here, whichever home the data has. */
export const WORKSPACE_STATE = join(ROOT, ".quickdash");

const PORTS = {
  BACKEND_PORT: 9000,
  ADMIN_PORT: 9100,
  GATEWAY_PORT: 9200,
  WEB_PORT: 9300,
  PG_PORT: 54329,
  REDIS_PORT: 63799,
};

/**
 * Everything a start can be told, from the environment. Throws a Problem that names the wrong setting.
 *
 * @typedef {ReturnType<typeof readSettings>} Settings
 */
export function readSettings(env = process.env) {
  const home = resolve(ROOT, env.QUICKDASH_HOME || ".quickdash");
  return {
    home,
    logs: join(home, "logs"),
    runtimeFile: join(home, "runtime.json"),
    isProduction: env.NODE_ENV === "production",
    nodeEnv: env.NODE_ENV || "development",
    ports: readPorts(env),
    databaseUrl: readUrl(env, "DATABASE_URL", ["postgres:", "postgresql:"]),
    redisUrl: readUrl(env, "REDIS_URL", ["redis:", "rediss:"]),
    operatorEmail: env.QUICKDASH_OPERATOR_EMAIL || "operator@quickdash.test",
    wantsDemo: env.QUICKDASH_DEMO !== "false" && env.NODE_ENV !== "production",
  };
}

/** A path as a person reads it: relative inside the workspace, absolute elsewhere. */
export function readablePath(path) {
  return isAbsolute(path) && path.startsWith(ROOT + "/") ? path.slice(ROOT.length + 1) : path;
}

function readPorts(env) {
  const ports = {};
  const taken = new Map();
  for (const [name, standard] of Object.entries(PORTS)) {
    const port = env[name] ? Number(env[name]) : standard;
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Problem(`${name} must be a port number between 1 and 65535, not "${env[name]}".`);
    }
    if (taken.has(port)) {
      throw new Problem(`${taken.get(port)} and ${name} are both ${port}: give one of them another port.`);
    }
    taken.set(port, name);
    ports[name] = port;
  }
  return ports;
}

function readUrl(env, name, protocols) {
  const value = env[name];
  if (!value) {
    return null;
  }
  if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
    throw new Problem(`${name} must be an address that starts with ${protocols.join("// or ")}//.`);
  }
  return value;
}
