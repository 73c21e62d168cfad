/*
 * Check: clocks. Looks at: the clocks of this machine, the backend and the database.
 * Finds: ok within two seconds; warning above; failed above thirty between backend and database, where promises and
 * tokens are judged by both. The time that the answer took is no difference. Mends: turns on time synchronisation.
 */
import { failed, ok, warning, type Check } from "./check.js";
import { judge } from "./judge.js";

const TOLERATED_MS = 2_000;
const HARMFUL_MS = 30_000;
const SYNCHRONISE = "sudo timedatectl set-ntp true";

export const checkClocks: Check = (patient) =>
  judge("clocks", patient, (facts, { asked_at_ms, answered_at_ms }) => {
    const backend = Date.parse(facts.now);
    const inside = Math.abs(backend - Date.parse(facts.database.now));
    const here = Math.max(asked_at_ms - backend, backend - answered_at_ms, 0);
    const detail = `backend and database ${seconds(inside)} apart, this machine ${seconds(here)}`;
    if (inside > HARMFUL_MS) {
      return failed("clocks", `${detail}.`, `${SYNCHRONISE}   # on the machines of both`);
    }
    if (inside > TOLERATED_MS) {
      return warning("clocks", `${detail}.`, `${SYNCHRONISE}   # on the machines of both`);
    }
    return here > TOLERATED_MS ? warning("clocks", `${detail}.`, SYNCHRONISE) : ok("clocks", detail);
  });

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
