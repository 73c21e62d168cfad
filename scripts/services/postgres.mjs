import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { findPostgresServers } from "../machine/binaries.mjs";
import { commandLineOf, identityOf } from "../processes/identity.mjs";
import { endProcess } from "../processes/processes.mjs";
import { Problem } from "../progress/problem.mjs";
import { query, quoteName, withDatabase } from "./sql.mjs";
import { waitUntil } from "./wait-until.mjs";

export const DATABASE = "quickdash";
const USER = "quickdash";
const READY_WITHIN_MS = 60_000;
/** The last checkpoint of a busy server takes a while; killed, it would repair itself at the next start. */
const STOPPED_WITHIN_MS = 5_500;

const SETTINGS = {
  listen_addresses: "localhost",
  unix_socket_directories: "",
  shared_buffers: "128MB",
  max_connections: "200",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};

/**
 * Runs the private PostgreSQL of a home and answers the address of its database. The data is made at the first start.
 *
 * @param {{ place: { folder: string, account: object }, port: number, password: string, log: string,
 *   settings?: Record<string, string> }} options `settings` are further settings of the server
 */
export async function startPostgres({ place, port, password, log, settings = {} }, { processes, step }) {
  const data = join(place.folder, "postgres");
  const server = chooseServer(data);
  const made = await ensureCluster(data, server, password, place, { processes, step });
  await endStray(data);
  const options = Object.entries({ ...SETTINGS, ...settings, port }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const entry = processes.start("postgres", join(server.bin, "postgres"), ["-D", data, ...options], {
    ...place.account,
    cwd: data,
    log,
    graceMs: STOPPED_WITHIN_MS,
    stopSignal: "SIGINT", // Disconnects clients and writes everything down; SIGTERM would wait for the clients.
  });
  const url = `postgres://${USER}:${encodeURIComponent(password)}@localhost:${port}/${DATABASE}`;
  await waitUntil(() => answers(withDatabase(url, "postgres")), entry, READY_WITHIN_MS);
  await ensureDatabase(url);
  step.remark(`PostgreSQL ${server.major} on port ${port}${made ? ", new data folder" : ""}`);
  return url;
}

/** The server whose version made the data; for new data the newest with PostGIS. */
function chooseServer(data) {
  const servers = findPostgresServers().filter(({ hasPostgis }) => hasPostgis);
  const version = existsSync(join(data, "PG_VERSION")) ? Number(readFileSync(join(data, "PG_VERSION"), "utf8")) : null;
  const server = version === null ? servers[0] : servers.find(({ major }) => major === version);
  if (!server) {
    throw new Problem(
      `The data in ${data} belongs to PostgreSQL ${version}, which is not installed with PostGIS: install postgresql-${version} and postgresql-${version}-postgis-3, or remove the folder to begin anew.`,
    );
  }
  return server;
}

/** Data is made beside its place and moved there when complete, so that a half-made folder is never taken for data. */
async function ensureCluster(data, server, password, { folder, account }, { processes, step }) {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith("postgres.new-"))) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
  if (existsSync(join(data, "PG_VERSION"))) {
    return false;
  }
  const draft = `${data}.new-${process.pid}`;
  const passwordFile = join(draft, "password");
  const cluster = join(draft, "data");
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined) {
    [draft, passwordFile].forEach((path) => chownSync(path, account.uid, account.gid));
  }
  const args = ["-D", cluster, "-U", USER, "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  await processes.execute(
    "initdb",
    join(server.bin, "initdb"),
    [...args, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
    {
      ...account,
      cwd: draft,
      log: step.log,
    },
  );
  rmSync(data, { recursive: true, force: true });
  renameSync(cluster, data);
  rmSync(draft, { recursive: true, force: true });
  return true;
}

/** A killed start can leave its server running, or only the server's note of itself. */
async function endStray(data) {
  const note = join(data, "postmaster.pid");
  if (!existsSync(note)) {
    return;
  }
  const pid = Number(readFileSync(note, "utf8").split("\n")[0]);
  if (pid > 0 && commandLineOf(pid).includes(data)) {
    await endProcess({ pid, identity: identityOf(pid), stopSignal: "SIGINT" });
  }
  rmSync(note, { force: true });
}

async function ensureDatabase(url) {
  const maintenance = withDatabase(url, "postgres");
  const found = await query(maintenance, "SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
  if (found.length === 0) {
    await query(maintenance, `CREATE DATABASE ${quoteName(DATABASE)}`);
  }
}

async function answers(url) {
  try {
    await query(url, "SELECT 1");
    return true;
  } catch (error) {
    if (error.code === "28P01") {
      throw new Problem(
        "The private PostgreSQL refuses the password in secrets.json: restore that file, or remove the folder postgres beside it to begin anew.",
      );
    }
    return false;
  }
}
