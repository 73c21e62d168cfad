// The riders and customers, a process of its own: reads a LocationLoad as JSON, prints LocationFigures as JSON.
import { readFileSync } from "node:fs";
import { json } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { percentile } from "../../harness/statistics.js";
import { ConnectedCrowd } from "./crowd.js";
import type { LocationFigures, LocationLoad } from "./load.js";

const WARM_UP_S = 2;
const TICK_MS = 10;
/** A rider may send five positions a second. */
const SPACING_MS = 250;
/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

const load = (await json(process.stdin)) as LocationLoad;
const crowd = await ConnectedCrowd.connect(load);
await flood(WARM_UP_S);
const flooded = await flood(load.seconds);
const steady = await send(load.rate, load.seconds);
crowd.close();
const figures: LocationFigures = { ...flooded, ...steady };
process.stdout.write(JSON.stringify(figures));

/** Keeps `window` positions on the way, every rider in turn. */
async function flood(seconds: number) {
  let arrived = 0;
  let next = 0;
  let stopping = false;
  const send = () => {
    const rest_ms = SPACING_MS - crowd.msSinceSending(next % load.riders);
    if (stopping) {
      return;
    }
    if (rest_ms > 0) {
      setTimeout(send, rest_ms);
    } else {
      crowd.send(next++ % load.riders);
    }
  };
  crowd.onArrived = () => {
    arrived += 1;
    send();
  };
  const started_ms = performance.now();
  const before = cpuSecondsOf(load.pid);
  for (let sent = 0; sent < load.window; sent++) {
    send();
  }
  await sleep(seconds * 1000);
  stopping = true;
  const passed_s = (performance.now() - started_ms) / 1000;
  const used_s = cpuSecondsOf(load.pid) - before;
  await untilAllArrived();
  return { messages_per_second: arrived / passed_s, messages_per_cpu_second: arrived / used_s };
}

/** Sends at an even rate, whatever comes back. */
async function send(rate: number, seconds: number) {
  crowd.latencies_ms.length = 0;
  crowd.onArrived = () => undefined;
  const started_ms = performance.now();
  let sent = 0;
  let next = 0;
  while (performance.now() - started_ms < seconds * 1000) {
    const due = Math.floor(((performance.now() - started_ms) / 1000) * rate);
    for (let left = due - sent; left > 0; left--) {
      const number = next++ % load.riders;
      if (crowd.isFree(number)) {
        crowd.send(number);
        sent += 1;
      }
    }
    await sleep(TICK_MS);
  }
  await untilAllArrived();
  const sorted = crowd.latencies_ms.sort((a, b) => a - b);
  return { p50_ms: percentile(sorted, 0.5), p99_ms: percentile(sorted, 0.99), rate_per_second: sent / seconds };
}

async function untilAllArrived(): Promise<void> {
  const deadline = performance.now() + 10_000;
  for (let number = 0; number < load.riders;) {
    if (crowd.isFree(number)) {
      number += 1;
    } else if (performance.now() > deadline) {
      throw new Error("Positions were lost on the way.");
    } else {
      await sleep(TICK_MS);
    }
  }
}

/** Processor time of a process, in seconds; NaN where the system does not tell. */
function cpuSecondsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return NaN;
  }
}
