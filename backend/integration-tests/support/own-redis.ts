import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Redis } from "ioredis";
import { eventually } from "./eventually";
import { freePort } from "./victim";

/** A Redis that may be killed; it remembers nothing. */
export interface OwnRedis {
  url: string;
  /** Ends it as a power cut would, and starts an empty one at the same address. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts a Redis for one spec file. */
export async function startOwnRedis(): Promise<OwnRedis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child = await start(port, url);

  async function stop(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  return {
    url,
    stop,
    async restart() {
      await stop();
      child = await start(port, url);
    },
  };
}

async function start(port: number, url: string): Promise<ChildProcess> {
  const settings = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn("redis-server", settings, { stdio: "ignore" });
  child.on("error", () => undefined); // not there: nobody answers below
  await eventually(async () => {
    const client = new Redis(url, { lazyConnect: true, retryStrategy: null, maxRetriesPerRequest: 0 });
    client.on("error", () => undefined); // the connection's failure is the command's
    await client
      .connect()
      .then(() => client.ping())
      .finally(() => client.disconnect());
  });
  return child;
}
