import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { dirname, join } from "node:path";

const MAIN = join(dirname(require.resolve("@quickdash/realtime/package.json")), ".medusa/server/src/gateway/main.js");
const START_TIMEOUT_MS = 15_000;
const running: ChildProcess[] = [];

export interface Run {
  child: ChildProcess;
  exit: Promise<number | null>;
  stderr: () => string;
}

/** Runs the gateway as it runs in production: its own process, from its built file. */
export function run(env: Record<string, string>): Run {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, REDIS_URL: process.env.REDIS_URL, JWT_SECRET: "the-secret-of-these-tests", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.resume();
  return { child, exit: once(child, "exit").then(([code]) => code as number | null), stderr: () => stderr };
}

/** Runs a gateway and waits until it can serve. */
export async function runReady(port: number, env: Record<string, string> = {}): Promise<Run & { port: number }> {
  const gateway = run({ GATEWAY_PORT: String(port), ...env });
  await untilReady(port);
  return { ...gateway, port };
}

/** Ends what is still running. */
export function endGateways(): void {
  for (const child of running.splice(0)) {
    child.kill("SIGKILL");
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Waits until the gateway on the port is ready. */
export async function untilReady(port: number): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined);
    if (answer?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The gateway did not become ready.");
}
