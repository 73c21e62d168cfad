import { CommandError, UsageError } from "../frame/errors.js";
import { readProfiles, type Profile, type Profiles } from "./profiles.js";
import { findRuntime, type Runtime } from "./runtime-file.js";

export type Credentials =
  { api_key: string } | { email: string; password: string } | { token: string; email?: string } | null;

/** Where the platform is and who asks. */
export interface Connection {
  backend_url: string;
  gateway_url: string | null;
  admin_url: string | null;
  publishable_key: string | null;
  region_id: string | null;
  credentials: Credentials;
  /** The profile that the credentials came from, so that a renewed token can be kept there. */
  profile: string | null;
  /** Where the address came from, for people who wonder. */
  source: string;
}

export interface ConnectionFlags {
  url?: string;
  apiKey?: string;
  profile?: string;
}

/**
 * A named profile first, then flags and environment, then the runtime.json of the platform in this folder, then the
 * current profile. Address and credentials are taken from the same place, so that one server's password never travels
 * to another.
 */
export async function resolveConnection(
  flags: ConnectionFlags,
  environment: NodeJS.ProcessEnv,
  workingDirectory: string,
): Promise<Connection> {
  const given = flags.url ?? (environment.QUICKDASH_URL || undefined);
  const address = given && validUrl(given);
  const named = flags.profile ?? (flags.url ? undefined : environment.QUICKDASH_PROFILE || undefined);
  if (named) {
    const profile = await readProfile(environment, named);
    if (flags.url && address !== profile.backend_url) {
      throw new UsageError(
        `--profile ${named} is a login to ${profile.backend_url}, not to ${flags.url}. Give one of the two.`,
      );
    }
    // What the environment proves was meant for another server than one that is named by hand.
    const proof = flags.profile ? namedCredentials(flags, {}) : namedCredentials(flags, environment);
    return ofProfile(named, profile, proof, environment, flags.profile ? "--profile" : "QUICKDASH_PROFILE");
  }
  const proof = namedCredentials(flags, environment);
  const found = await findRuntime(workingDirectory, environment).catch((error: unknown) => {
    // A server that was named needs no runtime.json, so a broken one does not matter.
    if (address) {
      return null;
    }
    throw error;
  });
  if (found && (!address || address === found.runtime.backend_url)) {
    return ofRuntime(found, proof, environment);
  }
  const source = address ? (flags.url ? "--url" : "QUICKDASH_URL") : null;
  // A file of logins that is broken does not matter to a caller who brings address and proof.
  const kept = address && proof ? null : profileFor(await readProfiles(environment), address);
  if (kept) {
    return ofProfile(kept.name, kept.profile, proof, environment, source ?? `profile ${kept.name}`);
  }
  if (!address) {
    throw new CommandError(
      "not_connected",
      "No QuickDash server is known here. Run `npm start` in the project, or `quickdash login --url <address>`, or set QUICKDASH_URL.",
    );
  }
  return { ...NOTHING, backend_url: address, gateway_url: gatewayOf(environment), credentials: proof, source: source! };
}

const NOTHING = { admin_url: null, publishable_key: null, region_id: null, profile: null };

function ofProfile(
  name: string,
  profile: Profile,
  proof: Credentials,
  environment: NodeJS.ProcessEnv,
  source: string,
): Connection {
  return {
    ...NOTHING,
    backend_url: profile.backend_url,
    gateway_url: gatewayOf(environment) ?? profile.gateway_url ?? null,
    credentials: proof ?? keptCredentials(profile),
    profile: proof ? null : name,
    source,
  };
}

function ofRuntime(
  { runtime, path }: { runtime: Runtime; path: string },
  proof: Credentials,
  environment: NodeJS.ProcessEnv,
): Connection {
  return {
    backend_url: runtime.backend_url,
    gateway_url: gatewayOf(environment) ?? runtime.gateway_url ?? null,
    admin_url: runtime.admin_url ?? null,
    publishable_key: runtime.publishable_key ?? null,
    region_id: runtime.region_id ?? null,
    credentials: proof ?? runtime.operator ?? null,
    profile: null,
    source: path,
  };
}

async function readProfile(environment: NodeJS.ProcessEnv, name: string): Promise<Profile> {
  const { profiles } = await readProfiles(environment);
  const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (!profile) {
    throw unknownProfile(name, Object.keys(profiles));
  }
  return profile;
}

/** The refusal of a profile that nobody made, with the ones that there are. */
export function unknownProfile(name: string, names: readonly string[]): CommandError {
  const known = names.length > 0 ? `There are ${names.join(", ")}.` : "There are none yet.";
  return new CommandError(
    "profile_unknown",
    `There is no profile ${name}. ${known} Make it with \`quickdash login --profile ${name} --url <address>\`.`,
  );
}

/** The current profile, or with an address the current or else the first one for that server. */
function profileFor(
  { current, profiles }: Profiles,
  address: string | undefined,
): { name: string; profile: Profile } | null {
  const candidates = Object.entries(profiles).map(([name, profile]) => ({ name, profile }));
  const inUse = candidates.filter(({ name }) => name === current);
  if (!address) {
    return inUse[0] ?? null;
  }
  return [...inUse, ...candidates].find(({ profile }) => profile.backend_url === address) ?? null;
}

function namedCredentials(flags: ConnectionFlags, environment: NodeJS.ProcessEnv): Credentials {
  const apiKey = flags.apiKey ?? environment.QUICKDASH_API_KEY;
  if (apiKey) {
    return { api_key: apiKey };
  }
  const { QUICKDASH_EMAIL: email, QUICKDASH_PASSWORD: password } = environment;
  return email && password ? { email, password } : null;
}

function keptCredentials({ api_key, token, email }: Profile): Credentials {
  if (api_key) {
    return { api_key };
  }
  return token ? { token, email } : null;
}

function gatewayOf(environment: NodeJS.ProcessEnv): string | null {
  return environment.QUICKDASH_GATEWAY_URL || null;
}

/** An http or https address without a slash at its end; refuses anything else. */
export function validUrl(url: string): string {
  if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : "")) {
    throw new CommandError("invalid_url", `${url} is not an http or https address.`);
  }
  return url.replace(/\/+$/, "");
}
