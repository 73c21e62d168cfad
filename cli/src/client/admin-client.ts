import { CommandError } from "../frame/errors.js";
import type { Connection } from "./connection.js";
import { ApiError } from "./errors.js";
import { HttpClient } from "./http-client.js";
import { hasEnded, isAging } from "./token.js";

/** What a client of the Admin API may use beside the connection. */
export interface AdminClientParts {
  timeoutMs?: number;
  /** The password again, when a token has ended; null when nobody can tell. */
  askPassword?: (email: string) => Promise<string | null>;
  /** Keeps a new token where the old one came from. */
  keepToken?: (token: string) => Promise<void>;
}

/**
 * A client of the Admin API. It logs the operator in at the first call, takes a new token when the kept one is old, and
 * logs in again when the server does not take it any more; what cannot be mended is `login_expired` or `login_refused`.
 */
export function createAdminClient(
  connection: Connection,
  signal?: AbortSignal,
  parts: AdminClientParts = {},
): HttpClient {
  const session = createSession(connection, { ...parts, signal });
  return new HttpClient({
    baseUrl: connection.backend_url,
    signal,
    timeoutMs: parts.timeoutMs,
    headers: session.headers,
    onUnauthorized: session.renew,
  });
}

type SessionParts = AdminClientParts & { signal?: AbortSignal };

interface Session {
  headers: () => Promise<Record<string, string>>;
  renew: () => Promise<void>;
}

function createSession(connection: Connection, parts: SessionParts): Session {
  const { credentials } = connection;
  if (credentials && "api_key" in credentials) {
    const authorization = `Basic ${Buffer.from(`${credentials.api_key}:`).toString("base64")}`;
    return {
      headers: () => Promise.resolve({ authorization }),
      renew: () => Promise.reject(keyRefused(connection)),
    };
  }
  let token: Promise<string> | undefined;
  let renewing = false;
  return {
    headers: async () => ({ authorization: `Bearer ${await (token ??= firstToken(connection, parts))}` }),
    renew: async () => {
      // Calls that are refused at the same time wait for the same login.
      if (!renewing) {
        renewing = true;
        token = logInAgain(connection, parts).finally(() => (renewing = false));
      }
      await token;
    },
  };
}

async function firstToken(connection: Connection, parts: SessionParts): Promise<string> {
  const { credentials } = connection;
  if (!credentials || !("token" in credentials)) {
    return logInAgain(connection, parts);
  }
  const now = Date.now();
  if (hasEnded(credentials.token, now)) {
    return logInAgain(connection, parts);
  }
  return isAging(credentials.token, now) ? exchange(connection, credentials.token, parts) : credentials.token;
}

/** A younger token for one that still holds; the old one when the server gives none. */
async function exchange(connection: Connection, token: string, parts: SessionParts): Promise<string> {
  const owner = new HttpClient({
    baseUrl: connection.backend_url,
    signal: parts.signal,
    timeoutMs: parts.timeoutMs,
    headers: () => ({ authorization: `Bearer ${token}` }),
  });
  try {
    const { token: younger } = await owner.post<{ token?: string }>("/auth/token/refresh");
    if (younger) {
      await parts.keepToken?.(younger);
    }
    return younger ?? token;
  } catch (error) {
    if (error instanceof ApiError) {
      return token;
    }
    throw error;
  }
}

async function logInAgain(connection: Connection, parts: SessionParts): Promise<string> {
  const { credentials, backend_url } = connection;
  if (credentials && "password" in credentials) {
    return logInOperator(backend_url, credentials.email, credentials.password, parts);
  }
  if (!credentials || !("token" in credentials)) {
    throw new CommandError(
      "not_logged_in",
      `Not logged in to ${backend_url}. Run \`quickdash login\`, or set QUICKDASH_API_KEY, or QUICKDASH_EMAIL and QUICKDASH_PASSWORD.`,
    );
  }
  const password = credentials.email ? await parts.askPassword?.(credentials.email) : null;
  if (!credentials.email || !password) {
    throw loginExpired(connection, credentials.email);
  }
  const token = await logInOperator(backend_url, credentials.email, password, parts);
  await parts.keepToken?.(token);
  return token;
}

function loginExpired({ backend_url, profile }: Connection, email: string | undefined): CommandError {
  const again = `quickdash login${profile ? ` --profile ${profile}` : ""} --url ${backend_url}`;
  return new CommandError(
    "login_expired",
    `The login${email ? ` of ${email}` : ""} to ${backend_url} has expired. Run \`${again}\`; in scripts set QUICKDASH_API_KEY, or QUICKDASH_EMAIL and QUICKDASH_PASSWORD.`,
  );
}

function keyRefused({ backend_url }: Connection): CommandError {
  return new CommandError(
    "login_refused",
    `${backend_url} does not accept this API key. Was it revoked? Make a secret key in the panel, then run \`quickdash login --api-key <key>\` or set QUICKDASH_API_KEY.`,
  );
}

/** Exchanges an operator's e-mail and password for a token. */
export async function logInOperator(
  backendUrl: string,
  email: string,
  password: string,
  { signal, timeoutMs }: Pick<SessionParts, "signal" | "timeoutMs"> = {},
): Promise<string> {
  const anonymous = new HttpClient({ baseUrl: backendUrl, signal, timeoutMs });
  try {
    const answer = await anonymous.post<{ token?: string }>("/auth/user/emailpass", { email, password });
    if (answer?.token) {
      return answer.token;
    }
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) {
      throw error;
    }
  }
  throw new CommandError("login_refused", `The server does not accept this e-mail and password for ${email}.`);
}
