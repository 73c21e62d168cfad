import { StepFailure } from "../progress/problem.mjs";

const POLL_MS = 100;

/**
 * Polls until `isReady` answers true. Throws a StepFailure when the process ends before or the time runs out.
 *
 * @param {{ name: string, log: string, exited: Promise<unknown> }} entry the process that has to become ready
 */
export async function waitUntil(isReady, entry, withinMs) {
  let ended = false;
  void entry.exited.then(() => (ended = true));
  const deadline = Date.now() + withinMs;
  while (!(await isReady())) {
    if (ended) {
      throw new StepFailure(`${entry.name} ended while it was starting.`, entry.log);
    }
    if (Date.now() > deadline) {
      throw new StepFailure(`${entry.name} did not answer within ${withinMs / 1_000} s.`, entry.log);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
