#!/usr/bin/env node
// Committed as JavaScript, so that `npx quickdash` is there right after `npm install`, before anything is built.
import { existsSync } from "node:fs";

const main = new URL("../dist/main.js", import.meta.url);
if (existsSync(main)) {
  const { runCli } = await import(main.href);
  process.exitCode = await runCli(process.argv.slice(2));
} else {
  process.stderr.write("quickdash is not built yet: run `npm start` (or `npm run build`) in the project first.\n");
  process.exitCode = 1;
}
