import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quickdash, type CliRun } from "./cli.js";

/** Somebody with an empty home and no platform at hand. */
export interface Newcomer {
  /** The file where logins are kept. */
  file: string;
  /** What makes them one; a terminal of theirs needs it too. */
  env: NodeJS.ProcessEnv;
  /** An empty folder: no platform is found from there. */
  home: string;
  run(args: readonly string[], env?: NodeJS.ProcessEnv, stdin?: string): Promise<CliRun>;
}

export function newcomer(): Newcomer {
  const home = mkdtempSync(join(tmpdir(), "quickdash-home-"));
  const nothing = {
    XDG_CONFIG_HOME: home,
    QUICKDASH_CONFIG: undefined,
    QUICKDASH_RUNTIME: undefined,
    QUICKDASH_URL: undefined,
    QUICKDASH_API_KEY: undefined,
    QUICKDASH_EMAIL: undefined,
    QUICKDASH_PASSWORD: undefined,
    QUICKDASH_PROFILE: undefined,
  };
  return {
    env: nothing,
    home,
    file: join(home, "quickdash", "login.json"),
    run: (args, env = {}, stdin) => quickdash(args, { ...nothing, ...env }, { stdin, cwd: home }),
  };
}

/** A token as the server makes them, for a life around now; its signature is of no interest to the command. */
export function tokenFor(
  who: string,
  { from_seconds, until_seconds }: { from_seconds: number; until_seconds: number },
) {
  const now = Math.floor(Date.now() / 1000);
  const payload = { actor_id: who, iat: now + from_seconds, exp: now + until_seconds };
  return `e30.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.x`;
}
