/*
 * Check: migrations. Looks at: what the running code brings and the database has not seen.
 * Finds: ok; failed with the first names. Mends: migrates, with no worker of the old version running.
 */
import { failed, ok, type Check } from "./check.js";
import { judge } from "./judge.js";

const NAMES_SHOWN = 3;

export const checkMigrations: Check = (patient) =>
  judge("migrations", patient, ({ migrations: { applied, pending } }) => {
    if (pending.length === 0) {
      return ok("migrations", `${applied} applied, none pending`);
    }
    const names = pending.slice(0, NAMES_SHOWN).map(({ module, name }) => `${module} ${name}`);
    const more = pending.length > NAMES_SHOWN ? " and more" : "";
    return failed(
      "migrations",
      `${pending.length} pending: ${names.join(", ")}${more}.`,
      patient.isLocal ? "npm stop && npm start" : "docker compose run --rm migrate   # on the server",
    );
  });
