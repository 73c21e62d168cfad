import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { CommandError } from "../frame/errors.js";

/** What `npm start` writes about the platform it runs. */
const runtimeSchema = z.object({
  backend_url: z.url(),
  admin_url: z.url().optional(),
  gateway_url: z.url().optional(),
  web_url: z.url().nullish(),
  publishable_key: z.string().nullish(),
  region_id: z.string().nullish(),
  operator: z.object({ email: z.string(), password: z.string() }).optional(),
});

export type Runtime = z.infer<typeof runtimeSchema>;

/**
 * The description of the running platform: QUICKDASH_RUNTIME, else `.quickdash/runtime.json` in the working directory
 * or the nearest folder above it. Null when there is none.
 */
export async function findRuntime(
  from: string,
  environment: NodeJS.ProcessEnv,
): Promise<{ path: string; runtime: Runtime } | null> {
  const named = environment.QUICKDASH_RUNTIME;
  if (named) {
    const text = await readIfThere(named);
    if (text === null) {
      throw new CommandError("runtime_missing", `QUICKDASH_RUNTIME names ${named}, but there is no such file.`);
    }
    return { path: named, runtime: parseRuntime(named, text) };
  }
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const path = join(folder, ".quickdash", "runtime.json");
    const text = await readIfThere(path);
    if (text !== null) {
      return { path, runtime: parseRuntime(path, text) };
    }
    if (folder === dirname(folder)) {
      return null;
    }
  }
}

function parseRuntime(path: string, text: string): Runtime {
  try {
    return runtimeSchema.parse(JSON.parse(text));
  } catch {
    throw new CommandError("runtime_broken", `${path} is not a runtime description: run \`npm start\` again.`);
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || (error as NodeJS.ErrnoException).code === "ENOTDIR") {
      return null;
    }
    throw error;
  }
}
