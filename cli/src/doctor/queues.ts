/*
 * Check: queues. Looks at: how many jobs wait in Redis, and for how long the oldest has.
 * Finds: ok; warning when a job waits for more than a minute, above 1,000 waiting or 100 failed jobs; failed when one
 * waits for more than five minutes: then no worker runs. Mends: starts a worker.
 */
import { failed, ok, restartCommand, warning, type Check } from "./check.js";
import type { Queue } from "./diagnostics.js";
import { judge } from "./judge.js";

const SLOW_MS = 60_000;
const DEAD_MS = 300_000;
const MANY_WAITING = 1_000;
const MANY_FAILED = 100;

export const checkQueues: Check = (patient) =>
  judge("queues", patient, ({ now, redis }) => {
    const queues = redis?.queues ?? [];
    const [waiting, broken] = [sum(queues, "waiting"), sum(queues, "failed")];
    const waitsMs = Math.max(0, ...queues.map((queue) => waitOf(queue, now)));
    const detail = `${waiting} jobs waiting, ${sum(queues, "active")} at work, ${broken} failed`;
    if (waitsMs > DEAD_MS) {
      return failed(
        "queues",
        `${detail}; the oldest waits for ${minutes(waitsMs)}: no worker runs.`,
        restartCommand(patient, "worker"),
      );
    }
    if (waitsMs > SLOW_MS || waiting > MANY_WAITING) {
      return warning(
        "queues",
        `${detail}; the oldest waits for ${minutes(waitsMs)}.`,
        patient.isLocal ? null : "docker compose up -d --scale worker=2   # on the server",
      );
    }
    return broken > MANY_FAILED
      ? warning(
          "queues",
          `${detail}; the log says why.`,
          patient.isLocal
            ? "grep -i error .quickdash/logs/backend.log | tail"
            : "docker compose logs --tail 100 worker   # on the server",
        )
      : ok("queues", detail);
  });

function waitOf({ oldest_waiting_at }: Queue, now: string): number {
  return oldest_waiting_at === null ? 0 : Date.parse(now) - Date.parse(oldest_waiting_at);
}

function sum(queues: readonly Queue[], state: "waiting" | "active" | "failed"): number {
  return queues.reduce((total, queue) => total + queue[state], 0);
}

function minutes(ms: number): string {
  return `${Math.round(ms / 60_000)} min`;
}
