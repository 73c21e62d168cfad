import { mkdirSync } from "node:fs";

/** Makes the folders of a home. Logs hold codes and passwords of development, so only their owner may look inside. */
export function prepareHome({ home, logs }) {
  mkdirSync(home, { recursive: true });
  mkdirSync(logs, { recursive: true, mode: 0o700 });
}
