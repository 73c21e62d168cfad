import { CommandError } from "../frame/errors.js";
import { findRuntime } from "./runtime-file.js";
import { readSavedLogin } from "./saved-login.js";

export type Credentials = { api_key: string } | { email: string; password: string } | { token: string } | null;

/** Where the platform is and who asks. */
export interface Connection {
  backend_url: string;
  gateway_url: string | null;
  admin_url: string | null;
  publishable_key: string | null;
  region_id: string | null;
  credentials: Credentials;
  /** Where the address came from, for people who wonder. */
  source: string;
}

export interface ConnectionFlags {
  url?: string;
  apiKey?: string;
}

/**
 * Flags and environment first, then the runtime.json of the platform in this folder, then the stored login. Address and
 * credentials are taken from the same place, so that one server's password never travels to another.
 */
export async function resolveConnection(
  flags: ConnectionFlags,
  environment: NodeJS.ProcessEnv,
  workingDirectory: string,
): Promise<Connection> {
  const named = namedCredentials(flags, environment);
  const url = flags.url ?? environment.QUICKDASH_URL;
  const found = await findRuntime(workingDirectory, environment).catch((error: unknown) => {
    // A server that was named needs no runtime.json, so a broken one does not matter.
    if (url) {
      return null;
    }
    throw error;
  });
  const saved = await readSavedLogin(environment);
  const address = url?.replace(/\/+$/, "");

  if (found && (!address || address === found.runtime.backend_url)) {
    const { runtime, path } = found;
    return {
      backend_url: runtime.backend_url,
      gateway_url: environment.QUICKDASH_GATEWAY_URL ?? runtime.gateway_url ?? null,
      admin_url: runtime.admin_url ?? null,
      publishable_key: runtime.publishable_key ?? null,
      region_id: runtime.region_id ?? null,
      credentials: named ?? runtime.operator ?? null,
      source: path,
    };
  }
  const fromLogin = saved && (!address || address === saved.backend_url) ? saved : null;
  const backendUrl = address ?? fromLogin?.backend_url;
  if (!backendUrl) {
    throw new CommandError(
      "not_connected",
      "No QuickDash server is known here. Run `npm start` in the project, or `quickdash login --url <address>`, or set QUICKDASH_URL.",
    );
  }
  return {
    backend_url: validUrl(backendUrl),
    gateway_url: environment.QUICKDASH_GATEWAY_URL ?? fromLogin?.gateway_url ?? null,
    admin_url: null,
    publishable_key: null,
    region_id: null,
    credentials: named ?? savedCredentials(fromLogin),
    source: address ? (flags.url ? "--url" : "QUICKDASH_URL") : "login",
  };
}

function namedCredentials(flags: ConnectionFlags, environment: NodeJS.ProcessEnv): Credentials {
  const apiKey = flags.apiKey ?? environment.QUICKDASH_API_KEY;
  if (apiKey) {
    return { api_key: apiKey };
  }
  const { QUICKDASH_EMAIL: email, QUICKDASH_PASSWORD: password } = environment;
  return email && password ? { email, password } : null;
}

function savedCredentials(login: { api_key?: string; token?: string } | null): Credentials {
  if (login?.api_key) {
    return { api_key: login.api_key };
  }
  return login?.token ? { token: login.token } : null;
}

function validUrl(url: string): string {
  if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : "")) {
    throw new CommandError("invalid_url", `${url} is not an http or https address.`);
  }
  return url;
}
