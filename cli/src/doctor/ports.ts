/*
 * Check: ports. Looks at: the ports of backend, panel and gateway on this machine.
 * Finds: ok when each is free or answers as QuickDash does; failed when another program holds one; skipped for a server
 * elsewhere. Mends: starts with another port.
 */
import { connect } from "node:net";
import { failed, ok, skipped, type Check } from "./check.js";
import { isHealthOfOurs, probe } from "./probe.js";

const PROGRAMS = [
  { name: "backend", setting: "BACKEND_PORT", standard: 9000, address: "backend_url" },
  { name: "panel", setting: "ADMIN_PORT", standard: 9100, address: "admin_url" },
  { name: "gateway", setting: "GATEWAY_PORT", standard: 9200, address: "gateway_url" },
] as const;
const CONNECT_TIMEOUT_MS = 1_000;

export const checkPorts: Check = async ({ connection, isLocal, environment, signal }) => {
  if (connection && !isLocal) {
    return [skipped("ports", "the server is on another machine")];
  }
  const states = await Promise.all(
    PROGRAMS.map(async ({ name, setting, standard, address }) => {
      const known = connection?.[address];
      const port = known ? portOf(known) : Number(environment[setting] || standard);
      return { name, setting, port, state: await stateOf(port, signal) };
    }),
  );
  const taken = states.find(({ state }) => state === "taken");
  if (taken) {
    const { name, setting, port } = taken;
    return [
      failed(
        "ports",
        `port ${port} of the ${name} is held by another program: \`ss -ltnp 'sport = :${port}'\` shows which.`,
        `${setting}=${port + 1} npm start`,
      ),
    ];
  }
  return [
    ok(
      "ports",
      states.map(({ name, port, state }) => `${port} ${name}${state === "free" ? " (free)" : ""}`).join(", "),
    ),
  ];
};

async function stateOf(port: number, signal: AbortSignal): Promise<"ours" | "taken" | "free"> {
  if (!(await accepts(port))) {
    return "free";
  }
  return isHealthOfOurs(await probe(`http://localhost:${port}/health`, signal)) ? "ours" : "taken";
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "localhost", timeout: CONNECT_TIMEOUT_MS });
    const end = (accepted: boolean): void => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once("connect", () => end(true));
    socket.once("timeout", () => end(false));
    socket.once("error", () => end(false));
  });
}

function portOf(address: string): number {
  const { port, protocol } = new URL(address);
  return port === "" ? (protocol === "https:" ? 443 : 80) : Number(port);
}
