import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Problem } from "../progress/problem.mjs";

/** Secrets of the platform and the environment variables that set them. */
const FROM_ENVIRONMENT = {
  jwt: "JWT_SECRET",
  cookie: "COOKIE_SECRET",
  admin_session: "ADMIN_SESSION_SECRET",
  operator_password: "QUICKDASH_OPERATOR_PASSWORD",
  admin_database_password: "ADMIN_DATABASE_PASSWORD",
};
/** Secrets that only the private services know. */
const PRIVATE = ["postgres_password", "redis_password"];

/**
 * The secrets of this home, made once and kept in a file that only its owner reads. The environment goes first. In
 * production nothing is made up: a missing secret is a Problem that names it.
 *
 * @returns {Record<string, string>}
 */
export function readSecrets(settings, env = process.env) {
  const file = join(settings.home, "secrets.json");
  const kept = readKept(file);
  const secrets = { ...kept };
  for (const name of [...Object.keys(FROM_ENVIRONMENT), ...PRIVATE]) {
    secrets[name] ??= settings.isProduction ? undefined : randomBytes(24).toString("base64url");
  }
  if (!settings.isProduction && Object.keys(secrets).some((name) => kept[name] === undefined)) {
    keep(file, secrets);
  }
  for (const [name, variable] of Object.entries(FROM_ENVIRONMENT)) {
    secrets[name] = env[variable] || (settings.isProduction ? undefined : secrets[name]);
  }
  if (settings.isProduction) {
    refuseMissing(settings, secrets);
  }
  return secrets;
}

function refuseMissing({ databaseUrl, redisUrl }, secrets) {
  const missing = Object.entries(FROM_ENVIRONMENT)
    .filter(([name]) => !secrets[name])
    .map(([, variable]) => variable);
  missing.push(...(databaseUrl ? [] : ["DATABASE_URL"]), ...(redisUrl ? [] : ["REDIS_URL"]));
  if (missing.length > 0) {
    throw new Problem(`With NODE_ENV=production nothing is made up: set ${missing.join(", ")}.`);
  }
}

function readKept(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") {
      return {};
    }
    throw new Problem(
      `${file} cannot be read (${error.message}): restore it, or remove it together with its folder to begin anew.`,
    );
  }
}

function keep(file, secrets) {
  const draft = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}
