import { type ChildProcess, spawn } from "node:child_process";
import { type AddressInfo, createServer } from "node:net";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { Client, tokenFor } from "./support/gateway-under-test";

const MAIN = join(dirname(require.resolve("@quickdash/realtime/package.json")), ".medusa/server/src/gateway/main.js");
const START_TIMEOUT_MS = 15_000;
const running: ChildProcess[] = [];

afterEach(() => {
  for (const child of running.splice(0)) {
    child.kill("SIGKILL");
  }
});

interface Run {
  child: ChildProcess;
  exit: Promise<number | null>;
  stderr: () => string;
}

/** Runs the gateway as it runs in production: its own process, from its built file. */
function run(env: Record<string, string>): Run {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, REDIS_URL: process.env.REDIS_URL, JWT_SECRET: "the-secret-of-these-tests", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return { child, exit: once(child, "exit").then(([code]) => code as number | null), stderr: () => stderr };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function untilReady(port: number): Promise<void> {
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

describe("the gateway process", () => {
  it("answers /health and /ready, and on SIGTERM lets its clients go and exits with 0", async () => {
    const port = await freePort();
    const gateway = run({ GATEWAY_PORT: String(port) });
    await untilReady(port);
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/elsewhere`)).status).toBe(404);

    const rider = await Client.connect({ port }, "/rider", tokenFor("rider", `rider_process_${port}`));
    const ended = rider.ended();
    gateway.child.kill("SIGTERM");
    expect(await ended).toMatch(/transport/); // a client reconnects by itself after this, not after "io server disconnect"
    expect(await gateway.exit).toBe(0);
    rider.close();
  });

  it("says in one sentence which setting to change when its port is in use, and exits with 1", async () => {
    const occupied = createServer().listen(0);
    await once(occupied, "listening");
    const { port } = occupied.address() as AddressInfo;
    const gateway = run({ GATEWAY_PORT: String(port) });
    expect(await gateway.exit).toBe(1);
    expect(gateway.stderr().trim().split("\n")).toEqual([expect.stringMatching(/in use.*GATEWAY_PORT/)]);
    occupied.close();
  });

  it("refuses to start with a weak secret in production", async () => {
    const gateway = run({ NODE_ENV: "production", GATEWAY_PORT: "0" });
    expect(await gateway.exit).toBe(1);
    expect(gateway.stderr()).toMatch(/JWT_SECRET is too weak/);
  });

  it("names REDIS_URL when Redis is not there", async () => {
    const gateway = run({ GATEWAY_PORT: "0", REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
    expect(await gateway.exit).toBe(1);
    expect(gateway.stderr()).toMatch(/REDIS_URL/);
  });
});
