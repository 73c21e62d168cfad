import { UsageError } from "../frame/errors.js";
import { readProfiles, saveProfile } from "./profiles.js";

/** How long a call may take: QUICKDASH_TIMEOUT_SECONDS, or undefined for the client's own limit. */
export function timeoutOf(environment: NodeJS.ProcessEnv): number | undefined {
  const given = environment.QUICKDASH_TIMEOUT_SECONDS;
  if (!given) {
    return undefined;
  }
  const seconds = Number(given);
  if (!(seconds > 0 && seconds <= 3600)) {
    throw new UsageError(`QUICKDASH_TIMEOUT_SECONDS must be a number from 0 to 3600, not ${given}.`);
  }
  return seconds * 1000;
}

/** Keeps a younger token in the profile that the old one came from; for any other source there is nothing to do. */
export async function keepToken(environment: NodeJS.ProcessEnv, name: string | null, token: string): Promise<void> {
  const { profiles } = await readProfiles(environment);
  const profile = name === null ? undefined : profiles[name];
  if (name !== null && profile?.token) {
    await saveProfile(environment, name, { ...profile, token }, { makeCurrent: false });
  }
}
