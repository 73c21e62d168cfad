import { Client } from "pg";

/** A migrated database of its own, without rows. */
export interface OwnDatabase {
  url: string;
  drop: () => Promise<void>;
}

/** Copies the template that `npm test` names. Its name begins as the databases of cut-off runs do, which are removed. */
export async function copyTemplate(): Promise<OwnDatabase> {
  const template = new URL(settingOf("QUICKDASH_TEST_TEMPLATE_URL"));
  const name = `quickdash_test_${process.pid}_${Date.now()}`;
  await onServer(template, `CREATE DATABASE "${name}" TEMPLATE "${template.pathname.slice(1)}"`);
  const own = new URL(template);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => onServer(template, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`) };
}

async function onServer(database: URL, statement: string): Promise<void> {
  const maintenance = new URL(database);
  maintenance.pathname = "/postgres";
  const server = new Client({ connectionString: maintenance.href });
  await server.connect();
  try {
    await server.query(statement);
  } finally {
    await server.end();
  }
}

/** A setting of the test run; throws when there is none. */
export function settingOf(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with \`npm test\`.`);
  return value;
}
