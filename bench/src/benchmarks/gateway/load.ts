import type { Crowd } from "./crowd.js";

/** What the load process is asked to do. */
export interface LocationLoad extends Crowd {
  /** The process that serves, whose processor time is read. */
  pid: number;
  seconds: number;
  /** Positions on the way at once while it is measured how many a second go through. */
  window: number;
  /** Positions a second while it is measured how long they take. */
  rate: number;
}

/** What it found. Latencies are from the rider's sending to the customer's receiving. */
export interface LocationFigures {
  /** As many as go through, with `window` on the way. */
  messages_per_second: number;
  /** The same by processor time of the serving process alone. */
  messages_per_cpu_second: number;
  p50_ms: number;
  p99_ms: number;
  /** How many a second there were while latencies were measured. */
  rate_per_second: number;
}
