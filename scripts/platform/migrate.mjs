import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../settings.mjs";
import { hashInputs } from "../workspace/project-files.mjs";
import { readProjects } from "../workspace/projects.mjs";
import { environmentOf } from "./environment.mjs";
import { BACKEND_FOLDER, medusa } from "./programs.mjs";
import { readRecord, writeRecord } from "./setup-record.mjs";

const SCHEMA =
  /(^|\/)(migrations|migration-scripts|base-data|links|models)\/|(^|\/)modules\/[^/]+\/index\.ts$|^medusa-config\.ts$/;
const PANEL_SCHEMA = /(^|\/)(database|tables)\//;
const PANEL_PREPARATION = join(ROOT, "admin", "dist", "database", "prepare.js");

/** Brings the database to the state the built code expects; does nothing when it is there already. */
export async function migrateDatabase(platform, { processes, step }) {
  const { databaseUrl } = platform.services;
  const environment = environmentOf(platform);
  const run = (name, args, cwd) =>
    processes.execute(name, process.execPath, args, { cwd, env: environment, log: step.log });

  const schema = fingerprint(SCHEMA);
  const isCurrent = await isMigrated(platform);
  if (!isCurrent) {
    // The scripts run as a command of their own: within db:migrate their failure would go unnoticed.
    step.report("tables and links");
    await run("db:migrate", medusa("db:migrate", "--skip-scripts", "--execute-safe-links"), BACKEND_FOLDER);
    step.report("base data");
    await run("db:migrate:scripts", medusa("db:migrate:scripts"), BACKEND_FOLDER);
    await writeRecord(databaseUrl, "schema", schema);
  }
  const panel = hash(`${schema} ${fingerprint(PANEL_SCHEMA)} ${environment.ADMIN_DATABASE_URL}`);
  if (existsSync(PANEL_PREPARATION) && (await readRecord(databaseUrl, "panel")) !== panel) {
    step.report("the panel's read-only role");
    await run("preparation of the panel", [PANEL_PREPARATION], join(ROOT, "admin"));
    await writeRecord(databaseUrl, "panel", panel);
  }
  step.remark(isCurrent ? "up to date" : "migrated");
}

/** Whether the database is as the code asks. */
export async function isMigrated({ services }) {
  return (await readRecord(services.databaseUrl, "schema")) === fingerprint(SCHEMA);
}

/** Changes when the code asks for another schema. */
function fingerprint(pattern) {
  const files = readProjects().flatMap((project) =>
    Object.entries(hashInputs(project))
      .filter(([path]) => pattern.test(path))
      .map(([path, content]) => `${project.path}/${path} ${content}`),
  );
  return hash([...files, readFileSync(join(ROOT, "package-lock.json"), "utf8")].join("\n"));
}

function hash(text) {
  return createHash("sha256").update(text).digest("hex");
}
