/*
 * Check: backend, gateway, panel. Looks at: `/health` and `/ready` of each.
 * Finds: ok with the time it took; failed when one does not answer, answers with an error, or misses a dependency, which
 * is named; skipped where the address is not known. Mends: starts the part, or what it misses.
 */
import { failed, ok, restartCommand, skipped, startCommand, type Check, type Finding, type Patient } from "./check.js";
import { isHealthOfOurs, probe } from "./probe.js";

export const checkBackend: Check = (patient) => examine("backend", "backend", patient.connection?.backend_url, patient);
export const checkGateway: Check = (patient) => examine("gateway", "gateway", patient.connection?.gateway_url, patient);
export const checkPanel: Check = (patient) => {
  const address = patient.connection?.admin_url;
  return examine("panel", "admin", address && new URL(address).origin, patient);
};

async function examine(
  name: string,
  service: string,
  address: string | null | undefined,
  patient: Patient,
): Promise<Finding[]> {
  if (!address) {
    return [skipped(name, patient.connection ? "its address is not known here" : "no server is known")];
  }
  const health = await probe(`${address}/health`, patient.signal);
  if (!health.answered) {
    return [failed(name, `${address} does not answer.`, startCommand(patient, service))];
  }
  if (!health.ok) {
    return [failed(name, `${address}/health answers ${health.status}.`, restartCommand(patient, service))];
  }
  if (!isHealthOfOurs(health)) {
    return [failed(name, `${address} answers, but not as QuickDash does.`, "quickdash whoami")];
  }
  return [ok(name, `${address}, ${health.took_ms} ms`), await examineReadiness(name, service, address, patient)];
}

async function examineReadiness(name: string, service: string, address: string, patient: Patient): Promise<Finding> {
  const ready = await probe(`${address}/ready`, patient.signal);
  const title = `${name} ready`;
  if (!ready.answered) {
    return failed(title, `${address}/ready does not answer.`, restartCommand(patient, service));
  }
  if (ready.ok) {
    return ok(title, `${ready.took_ms} ms`);
  }
  const missing = downOf(ready.body);
  return missing.length > 0
    ? failed(
        title,
        `${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} down for the ${name}.`,
        mend(missing, patient),
      )
    : failed(title, `${address}/ready answers ${ready.status}.`, restartCommand(patient, service));
}

/** Backend and panel name their dependencies, the gateway has one. */
function downOf(body: unknown): string[] {
  const { dependencies, redis } = (body ?? {}) as { dependencies?: Record<string, string>; redis?: string };
  return Object.entries(dependencies ?? (redis ? { redis } : {}))
    .filter(([, state]) => state !== "up")
    .map(([name]) => name);
}

function mend(missing: readonly string[], patient: Patient): string {
  const containers = missing.map((name) => (name === "database" ? "postgres" : name));
  return patient.isLocal ? "npm stop && npm start" : `docker compose up -d ${containers.join(" ")}   # on the server`;
}
