import { join } from "node:path";
import { ROOT } from "../settings.mjs";

/** Medusa reads its configuration and the project's code from the folder it runs in. */
export const BACKEND_FOLDER = join(ROOT, "backend", ".medusa", "server");
const BACKEND = join(BACKEND_FOLDER, "src", "server", "main.js");
const MEDUSA = join(ROOT, "node_modules", "@medusajs", "cli", "cli.js");
const GATEWAY = join(ROOT, "plugins", "realtime", ".medusa", "server", "src", "gateway", "main.js");
const PANEL = join(ROOT, "admin", "dist", "main.js");

/** Arguments of Node that run a Medusa command. */
export function medusa(...args) {
  return [MEDUSA, ...args];
}

/** The programs of the platform: how each is started and where it says that it is well. */
export function programsOf({ ports }) {
  return [
    {
      name: "backend",
      title: "Backend",
      args: [BACKEND, "--port", String(ports.BACKEND_PORT)],
      cwd: BACKEND_FOLDER,
      health: `http://localhost:${ports.BACKEND_PORT}/health`,
    },
    {
      name: "gateway",
      title: "Gateway",
      args: [GATEWAY],
      cwd: ROOT,
      health: `http://localhost:${ports.GATEWAY_PORT}/health`,
    },
    {
      name: "admin",
      title: "Back office",
      args: [PANEL],
      cwd: join(ROOT, "admin"),
      health: `http://localhost:${ports.ADMIN_PORT}/health`,
    },
  ];
}
