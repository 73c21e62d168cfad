import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";

/** What `login` keeps: where the server is and one way to prove who is asking. A password is never stored. */
const savedLoginSchema = z.object({
  backend_url: z.url(),
  gateway_url: z.url().optional(),
  api_key: z.string().optional(),
  token: z.string().optional(),
  email: z.string().optional(),
});

export type SavedLogin = z.infer<typeof savedLoginSchema>;

/** Where the login is kept: QUICKDASH_CONFIG, else the user's configuration folder. */
export function savedLoginPath(environment: NodeJS.ProcessEnv): string {
  const folder = environment.XDG_CONFIG_HOME ?? join(homedir(), ".config");
  return environment.QUICKDASH_CONFIG ?? join(folder, "quickdash", "login.json");
}

/** The stored login, or null when there is none that can be read. */
export async function readSavedLogin(environment: NodeJS.ProcessEnv): Promise<SavedLogin | null> {
  try {
    return savedLoginSchema.parse(JSON.parse(await readFile(savedLoginPath(environment), "utf8")));
  } catch {
    return null;
  }
}

/** Stores the login readable by its owner only; written beside and renamed, so that it is never half there. */
export async function saveLogin(environment: NodeJS.ProcessEnv, login: SavedLogin): Promise<string> {
  const path = savedLoginPath(environment);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, `${JSON.stringify(savedLoginSchema.parse(login), null, 2)}\n`, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, path);
  return path;
}
