import pg from "pg";
import { Problem } from "../problem.js";

/** The same server and role, another database. */
export function databaseUrl(postgresUrl: string, name: string): string {
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Lends a connection and takes it back. */
export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    throw new Problem(`PostgreSQL at ${new URL(url).host} cannot be reached: ${(error as Error).message}.`);
  }
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** An empty database of that name; one that exists is dropped with everything in it. */
export async function createDatabase(postgresUrl: string, name: string): Promise<string> {
  await withClient(postgresUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
  return databaseUrl(postgresUrl, name);
}

/** The text kept with a database, or null when there is no such database or no text. */
export async function readComment(postgresUrl: string, name: string): Promise<string | null> {
  return withClient(postgresUrl, async (client) => {
    const { rows } = await client.query<{ comment: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = $1`,
      [name],
    );
    return rows[0]?.comment ?? null;
  });
}

/** Keeps a text with a database. */
export async function writeComment(postgresUrl: string, name: string, comment: string): Promise<void> {
  await withClient(postgresUrl, (client) =>
    client.query(`COMMENT ON DATABASE ${client.escapeIdentifier(name)} IS ${client.escapeLiteral(comment)}`),
  );
}
