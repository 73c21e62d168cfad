import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { CommandError } from "../frame/errors.js";

/** One server and one way to prove who is asking. A password is never stored. */
const profileSchema = z.object({
  backend_url: z.url(),
  gateway_url: z.url().optional(),
  api_key: z.string().optional(),
  token: z.string().optional(),
  email: z.string().optional(),
});

const profilesSchema = z.object({
  current: z.string().nullable(),
  profiles: z.record(z.string(), profileSchema),
});

export type Profile = z.infer<typeof profileSchema>;
export type Profiles = z.infer<typeof profilesSchema>;

/** The profile that `login` writes when none is named. */
export const DEFAULT_PROFILE = "default";

/** Where logins are kept: QUICKDASH_CONFIG, else `quickdash/login.json` in the user's configuration folder. */
export function profilesPath(environment: NodeJS.ProcessEnv): string {
  const folder = environment.XDG_CONFIG_HOME || join(homedir(), ".config");
  return environment.QUICKDASH_CONFIG || join(folder, "quickdash", "login.json");
}

/** All profiles; none when there is no file. A file that cannot be read is an error, so that nothing is written over it. */
export async function readProfiles(environment: NodeJS.ProcessEnv): Promise<Profiles> {
  const path = profilesPath(environment);
  const content = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") {
      return null;
    }
    throw new CommandError("profiles_unreadable", `Cannot read the logins in ${path}: ${error.message}`);
  });
  if (content === null) {
    return { current: null, profiles: {} };
  }
  const found = parse(content);
  if (!found) {
    throw new CommandError(
      "profiles_broken",
      `${path} is no file of logins. Move it away and run \`quickdash login\` again.`,
    );
  }
  return found;
}

/** The file of the first version held one login without a name. */
function parse(content: string): Profiles | null {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return null;
  }
  const one = profileSchema.safeParse(json);
  if (one.success) {
    return { current: DEFAULT_PROFILE, profiles: { [DEFAULT_PROFILE]: one.data } };
  }
  return profilesSchema.safeParse(json).data ?? null;
}

/** Stores one profile and makes it the current one if asked; the others stay. Returns the file. */
export async function saveProfile(
  environment: NodeJS.ProcessEnv,
  name: string,
  profile: Profile,
  { makeCurrent }: { makeCurrent: boolean },
): Promise<string> {
  const { current, profiles } = await readProfiles(environment);
  return writeProfiles(environment, {
    current: makeCurrent ? name : current,
    profiles: { ...profiles, [name]: profile },
  });
}

/** Stores all profiles readable by their owner only; written beside and renamed, so that the file is never half there. */
export async function writeProfiles(environment: NodeJS.ProcessEnv, profiles: Profiles): Promise<string> {
  const path = profilesPath(environment);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, `${JSON.stringify(profilesSchema.parse(profiles), null, 2)}\n`, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, path);
  return path;
}
