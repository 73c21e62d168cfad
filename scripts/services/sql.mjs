import { createRequire } from "node:module";
import { join } from "node:path";
import { ROOT } from "../settings.mjs";

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Runs one statement on a connection of its own and answers its rows. The driver is taken from the installed packages,
 * so this works only after they are there.
 */
export async function query(url, statement, parameters = []) {
  const { Client } = createRequire(join(ROOT, "backend", "package.json"))("pg");
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: "quickdash-start",
  });
  client.on("error", () => {}); // A server that goes away is reported by the query itself.
  try {
    await client.connect();
    return (await client.query(statement, parameters)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

/** The same server, another database. */
export function withDatabase(url, database) {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

/** The name of the database in a URL. */
export function databaseOf(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** The same database, as another role. */
export function withRole(url, role, password) {
  const other = new URL(url);
  other.username = role;
  other.password = encodeURIComponent(password);
  return other.href;
}

/** A name as SQL writes it. */
export function quoteName(name) {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Copies a database on the same server; the copy must not exist and nobody may be connected to the template. */
export async function copyDatabase(url, template, copy) {
  await query(url, `CREATE DATABASE ${quoteName(copy)} TEMPLATE ${quoteName(template)}`);
}

/** Drops a database, whoever is connected to it. */
export async function dropDatabase(url, name) {
  await query(url, `DROP DATABASE IF EXISTS ${quoteName(name)} WITH (FORCE)`);
}
