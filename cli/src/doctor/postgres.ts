/*
 * Check: postgres. Looks at: version and connections of the database, as the backend sees them.
 * Finds: ok; failed before 15; warning above nine tenths of the connections. Mends: the server's setting.
 */
import { failed, ok, warning, type Check } from "./check.js";
import { judge } from "./judge.js";
import { isAtLeast } from "./sizes.js";

const MIN_VERSION = "15";
const MAX_SHARE = 0.9;

export const checkPostgres: Check = (patient) =>
  judge("postgres", patient, ({ database: { version, connections, max_connections } }) => {
    const detail = `${version.split(" ")[0]}, ${connections} of ${max_connections} connections`;
    if (!isAtLeast(version, MIN_VERSION)) {
      return failed(
        "postgres",
        `${detail}; QuickDash needs PostgreSQL ${MIN_VERSION} or later.`,
        "apt-get install postgresql-15 postgresql-15-postgis-3",
      );
    }
    return connections > max_connections * MAX_SHARE
      ? warning(
          "postgres",
          `${detail}: soon nobody gets one.`,
          `psql "$DATABASE_URL" -c "ALTER SYSTEM SET max_connections = ${max_connections * 2}"   # then restart PostgreSQL`,
        )
      : ok("postgres", detail);
  });
