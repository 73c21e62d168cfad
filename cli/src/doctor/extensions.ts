/*
 * Check: postgis. Looks at: the extensions of the database.
 * Finds: ok with the version of PostGIS; failed when it is before 3, or an extension is missing. Mends: creates it.
 */
import { failed, ok, type Check } from "./check.js";
import { judge } from "./judge.js";
import { isAtLeast } from "./sizes.js";

const MIN_POSTGIS = "3";
/** What the migrations and the panel's searches create; a superuser may have to. */
const NEEDED = ["postgis", "fuzzystrmatch", "pg_trgm"];

export const checkExtensions: Check = (patient) =>
  judge("postgis", patient, ({ database: { extensions } }) => {
    const versions = new Map(extensions.map(({ name, version }) => [name, version]));
    const missing = NEEDED.filter((name) => !versions.has(name));
    if (missing.length > 0) {
      const sql = missing.map((name) => `CREATE EXTENSION IF NOT EXISTS ${name};`).join(" ");
      return failed("postgis", `the database has no ${missing.join(", ")}.`, `psql "$DATABASE_URL" -c "${sql}"`);
    }
    const version = versions.get("postgis")!;
    return isAtLeast(version, MIN_POSTGIS)
      ? ok("postgis", `${version}, with ${NEEDED.slice(1).join(", ")}`)
      : failed(
          "postgis",
          `${version}; QuickDash needs PostGIS ${MIN_POSTGIS} or later.`,
          `psql "$DATABASE_URL" -c "SELECT postgis_extensions_upgrade()"`,
        );
  });
