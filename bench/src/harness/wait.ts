import { createServer, type AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Repeats a check until it answers true; throws after `withinMs`, saying what was waited for. */
export async function waitUntil(
  check: () => Promise<boolean>,
  { what, withinMs, everyMs = 100 }: { what: string; withinMs: number; everyMs?: number },
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await check())) {
    if (performance.now() > deadline) {
      throw new Error(`Waited ${Math.round(withinMs / 1000)} s in vain for ${what}.`);
    }
    await sleep(everyMs);
  }
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "localhost", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
