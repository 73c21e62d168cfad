import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { addressesOf } from "./environment.mjs";

/** Tells other programs of this user where the running platform is, and how to log in. */
export function writeRuntimeFile({ settings, services, processes }, { publishable_key, region_id, operator }, demo) {
  const runtime = {
    ...addressesOf(settings),
    web_url: null,
    database_url: services.databaseUrl,
    redis_url: services.redisUrl,
    publishable_key,
    region_id,
    operator,
    demo,
    pids: { supervisor: process.pid, ...processes.pids() },
  };
  const draft = `${settings.runtimeFile}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(runtime, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, settings.runtimeFile);
  return runtime;
}

/** What the platform of this home last wrote about itself; null when it does not run. */
export function readRuntimeFile(settings) {
  try {
    return JSON.parse(readFileSync(settings.runtimeFile, "utf8"));
  } catch {
    return null;
  }
}

export function removeRuntimeFile(settings) {
  rmSync(settings.runtimeFile, { force: true });
}
