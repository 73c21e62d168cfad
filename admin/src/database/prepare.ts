import pg from "pg";
import { readPreparationEnvironment } from "../environment.js";
import { TABLES } from "../tables/index.js";
import { createPanelIndexes } from "./panel-indexes.js";
import { prepareDatabase } from "./prepare-database.js";

/** Entry point: makes the panel's role, rights, own tables and indexes. Prints only when it fails, with one sentence. */
async function main(): Promise<void> {
  const environment = readPreparationEnvironment();
  const client = new pg.Client({
    connectionString: environment.DATABASE_URL,
    application_name: "quickdash-admin-prepare",
    connectionTimeoutMillis: 10_000,
  });
  try {
    await client.connect();
  } catch (error) {
    throw new Error(`The database does not let its owner in: check DATABASE_URL (${(error as Error).message}).`, {
      cause: error,
    });
  }
  try {
    await prepareDatabase(client, new URL(environment.ADMIN_DATABASE_URL), TABLES);
    await createPanelIndexes(client, TABLES);
  } finally {
    await client.end();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
