import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the workspace; this file runs from `bench/dist/harness`. */
export const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** Medusa reads its configuration and the project's code from the folder it runs in. */
export const BACKEND_FOLDER = join(ROOT, "backend", ".medusa", "server");

/** The program that serves the platform's API. */
export const BACKEND = join(BACKEND_FOLDER, "src", "server", "main.js");

/** The program behind `medusa db:migrate`. */
export const MEDUSA = join(ROOT, "node_modules", "@medusajs", "cli", "cli.js");

/** Medusa without any plugin, to compare with. */
export const STOCK_MEDUSA_FOLDER = join(ROOT, "bench", "stock-medusa");

/** What the processes of a run say, one file each. */
export const LOGS = join(ROOT, ".quickdash", "bench");
