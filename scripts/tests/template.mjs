import { isMigrated, migrateDatabase } from "../platform/migrate.mjs";
import { copyDatabase, dropDatabase, query, quoteName, withDatabase } from "../services/sql.mjs";

const TEMPLATE = "quickdash_template";
/** Every database that tests make has a name that begins so. */
const PREFIX = "quickdash_test_";

/**
 * Makes sure that there is a migrated database to copy, and removes the copies of runs that were cut off. Answers the
 * template's address.
 */
export async function prepareTemplate(platform, { processes, step }) {
  const { databaseUrl } = platform.services;
  const url = withDatabase(databaseUrl, TEMPLATE);
  for (const { datname } of await query(databaseUrl, "SELECT datname FROM pg_database WHERE datname ^@ $1", [PREFIX])) {
    await dropDatabase(databaseUrl, datname);
  }
  const template = { ...platform, services: { ...platform.services, databaseUrl: url } };
  const [exists] = await query(databaseUrl, "SELECT 1 FROM pg_database WHERE datname = $1", [TEMPLATE]);
  if (exists && (await isMigrated(template))) {
    step.remark("migrated earlier");
    return url;
  }
  await dropDatabase(databaseUrl, TEMPLATE);
  await query(databaseUrl, `CREATE DATABASE ${quoteName(TEMPLATE)}`);
  await migrateDatabase(template, { processes, step });
  return url;
}

/** A fresh copy of the template for one platform. */
export async function copyTemplate({ databaseUrl }, name) {
  const copy = `${PREFIX}${name}`;
  await dropDatabase(databaseUrl, copy);
  await copyDatabase(databaseUrl, TEMPLATE, copy);
  return withDatabase(databaseUrl, copy);
}
