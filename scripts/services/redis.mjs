import { chownSync, mkdirSync, writeFileSync } from "node:fs";
import { connect as connectPlain } from "node:net";
import { join } from "node:path";
import { connect as connectSecure } from "node:tls";
import { findProgram } from "../machine/binaries.mjs";
import { Problem } from "../progress/problem.mjs";
import { waitUntil } from "./wait-until.mjs";

const READY_WITHIN_MS = 60_000;
const ANSWER_WITHIN_MS = 3_000;
/** More than the usual 16, so that every spec file of a test run gets one. */
const DATABASES = 64;

/** Runs the private Redis of a home and answers its address. Unless it `forgets`, it writes down every change. */
export async function startRedis({ place, port, password, log, forgets }, { processes, step }) {
  const folder = join(place.folder, "redis");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const config = join(folder, "redis.conf");
  writeFileSync(config, configuration({ folder, port, password, forgets }), { mode: 0o600 });
  if (place.account.uid !== undefined) {
    [folder, config].forEach((path) => chownSync(path, place.account.uid, place.account.gid));
  }
  const entry = processes.start("redis", findProgram("redis-server"), [config], { ...place.account, cwd: folder, log });
  const url = `redis://:${encodeURIComponent(password)}@localhost:${port}/0`;
  await waitUntil(() => answers(url), entry, READY_WITHIN_MS);
  step.remark(`on port ${port}`);
  return url;
}

/** Makes sure that the Redis of REDIS_URL answers. */
export async function checkRedis(url) {
  if (!(await answers(url))) {
    throw new Problem(
      `REDIS_URL: no Redis answers at ${new URL(url).host} with this password: start it, or unset REDIS_URL.`,
    );
  }
}

function configuration({ folder, port, password, forgets }) {
  return [
    `port ${port}`,
    "bind 127.0.0.1 -::1",
    `requirepass ${password}`,
    `dir ${JSON.stringify(folder)}`,
    `appendonly ${forgets ? "no" : "yes"}`,
    'save ""',
    `databases ${DATABASES}`,
    "maxmemory-policy noeviction",
    "daemonize no",
    "",
  ].join("\n");
}

/** One PING in Redis's own protocol; true for PONG. */
function answers(url) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secret = [username, password].filter(Boolean).map(decodeURIComponent);
  const commands = [...(secret.length > 0 ? [["AUTH", ...secret]] : []), ["PING"]];
  return new Promise((resolve) => {
    const connect = protocol === "rediss:" ? connectSecure : connectPlain;
    const socket = connect({ host: hostname, port: Number(port || 6379), servername: hostname });
    let received = "";
    const finish = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(ANSWER_WITHIN_MS, () => finish(false));
    socket.on("error", () => finish(false));
    socket.on("close", () => finish(false));
    socket.on("data", (chunk) => {
      received += chunk;
      if (received.includes("+PONG")) {
        finish(true);
      } else if (received.includes("-")) {
        finish(false);
      }
    });
    socket.write(commands.map(encode).join(""));
  });
}

function encode(parts) {
  return `*${parts.length}\r\n${parts.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`).join("")}`;
}
