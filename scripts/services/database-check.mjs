import { Problem } from "../progress/problem.mjs";
import { databaseOf, query } from "./sql.mjs";

/** Makes sure that the database answers and has PostGIS. Throws a Problem that says what to do. */
export async function checkDatabase(url) {
  try {
    await query(url, "CREATE EXTENSION IF NOT EXISTS postgis");
  } catch (error) {
    throw explain(error, url);
  }
}

function explain(error, url) {
  const { host } = new URL(url);
  const database = databaseOf(url);
  switch (error.code) {
    case "3D000":
      return new Problem(
        `DATABASE_URL: there is no database "${database}" on ${host}: create it with \`createdb ${database}\`.`,
      );
    case "28P01":
    case "28000":
      return new Problem(`DATABASE_URL: ${host} refuses this user or password (${error.message}).`);
    case "0A000":
    case "58P01":
      return new Problem(
        `PostGIS is not installed on the PostgreSQL server of DATABASE_URL (${host}): install it there, on Debian with \`apt-get install postgresql-15-postgis-3\`.`,
      );
    case "42501":
      return new Problem(
        `PostGIS is not enabled in the database of DATABASE_URL: run \`CREATE EXTENSION postgis\` in "${database}" as a superuser.`,
      );
    default:
      return new Problem(
        `DATABASE_URL: no PostgreSQL answers at ${host} (${error.message || error.code}): start it, or unset DATABASE_URL.`,
      );
  }
}
