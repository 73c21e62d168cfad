import { statfs } from "node:fs/promises";
import { z } from "zod";
import type { Connection } from "../client/connection.js";
import { defineCommand, type Context } from "../frame/command.js";

interface Check {
  name: string;
  status: "ok" | "failed" | "skipped";
  detail: string;
}

const PROBE_TIMEOUT_MS = 5_000;
const MIN_FREE_BYTES = 1024 ** 3;

export const doctor = defineCommand({
  verb: "doctor",
  summary: "check Node, disk, and that backend, gateway and panel answer",
  examples: ["doctor", "doctor --json"],
  input: z.object({}),
  async run(context) {
    const checks: Check[] = [checkNode(), await checkDisk(context.workingDirectory)];
    let connection: Connection | null = null;
    try {
      connection = await context.connection();
      checks.push({ name: "server", status: "ok", detail: `${connection.backend_url} (from ${connection.source})` });
    } catch (error) {
      checks.push({ name: "server", status: "failed", detail: (error as Error).message });
    }
    if (connection) {
      checks.push(
        ...(await Promise.all([
          probe("backend", `${connection.backend_url}/health`),
          probe("backend ready", `${connection.backend_url}/ready`),
          probe("gateway", connection.gateway_url && `${connection.gateway_url}/health`),
          probe("panel", connection.admin_url && `${new URL(connection.admin_url).origin}/health`),
          checkLogin(context),
        ])),
      );
    }
    const failed = checks.some(({ status }) => status === "failed");
    const lines = checks.map(({ name, status, detail }) => `${mark(context, status)}  ${name.padEnd(14)} ${detail}`);
    return { data: { ok: !failed, checks }, text: lines.join("\n"), failed };
  },
});

function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const fits = major === 20 && minor >= 19;
  return {
    name: "node",
    status: fits ? "ok" : "failed",
    detail: fits ? process.version : `${process.version}; QuickDash runs on Node 20.19 or later 20.x.`,
  };
}

async function checkDisk(folder: string): Promise<Check> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const gigabytes = `${(free / 1024 ** 3).toFixed(1)} GB free`;
  return free >= MIN_FREE_BYTES
    ? { name: "disk", status: "ok", detail: gigabytes }
    : { name: "disk", status: "failed", detail: `${gigabytes}; free at least 1 GB.` };
}

async function probe(name: string, address: string | null): Promise<Check> {
  if (!address) {
    return { name, status: "skipped", detail: "its address is not known here" };
  }
  const startedAt = performance.now();
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    const took = `${Math.round(performance.now() - startedAt)} ms`;
    return response.ok
      ? { name, status: "ok", detail: `${address}, ${took}` }
      : { name, status: "failed", detail: `${address} answers ${response.status}. Look at its log.` };
  } catch {
    return {
      name,
      status: "failed",
      detail: `${address} does not answer. Is it running? Start it with \`npm start\`.`,
    };
  }
}

async function checkLogin(context: Context): Promise<Check> {
  try {
    await (await context.admin()).get("/admin/dark-stores", { limit: 1 }, { timeoutMs: PROBE_TIMEOUT_MS });
    return { name: "login", status: "ok", detail: "the Admin API accepts this login" };
  } catch (error) {
    return { name: "login", status: "failed", detail: (error as Error).message };
  }
}

function mark({ terminal }: Context, status: Check["status"]): string {
  const words = { ok: ["green", "ok     "], failed: ["red", "FAILED "], skipped: ["dim", "skipped"] } as const;
  const [colour, word] = words[status];
  return terminal.paint(colour, word);
}
