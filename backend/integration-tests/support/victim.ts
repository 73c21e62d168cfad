import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { eventually } from "./eventually";
import { platform } from "./platform";

const BACKEND_FOLDER = join(__dirname, "..", "..", ".medusa", "server");
const BOOTS_WITHIN_MS = 90_000;

/** A second backend, by default on the platform's database and Redis, there to be killed. */
export interface Victim {
  url: string;
  /** Ends it at once, as the machine would when its power fails. */
  kill: () => Promise<void>;
}

/**
 * Starts a backend that answers requests and does no background work, unless it is told to. Its secrets are its own:
 * whoever logs in at the platform is a guest here. It may share its secret with another, and have a Redis of its own; one
 * that works in the background there needs a database of its own too: the platform would not hear of its work.
 */
export async function startVictim({
  database_url = platform().database_url,
  redis_url = platform().redis_url,
  mode = "server",
  jwt_secret = randomBytes(32).toString("hex"),
} = {}): Promise<Victim> {
  const port = await freePort();
  const child = spawn(process.execPath, [join("src", "server", "main.js"), "--port", String(port)], {
    cwd: BACKEND_FOLDER,
    stdio: "ignore",
    env: {
      ...process.env,
      NODE_ENV: "development",
      WORKER_MODE: mode,
      DATABASE_URL: database_url,
      REDIS_URL: redis_url,
      JWT_SECRET: jwt_secret,
      COOKIE_SECRET: randomBytes(32).toString("hex"),
      MEDUSA_DISABLE_TELEMETRY: "1",
    },
  });
  const url = `http://localhost:${port}`;
  await eventually(async () => {
    if (hasEnded(child)) throw new Error("The backend ended while starting.");
    await fetch(`${url}/health`);
  }, BOOTS_WITHIN_MS);
  return {
    url,
    async kill() {
      if (hasEnded(child)) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
