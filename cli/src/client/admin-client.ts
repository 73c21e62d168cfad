import { CommandError } from "../frame/errors.js";
import type { Connection } from "./connection.js";
import { ApiError } from "./errors.js";
import { HttpClient } from "./http-client.js";

/** A client of the Admin API that logs the operator in at the first call. */
export function createAdminClient(connection: Connection, signal?: AbortSignal): HttpClient {
  let headers: Promise<Record<string, string>> | undefined;
  return new HttpClient({
    baseUrl: connection.backend_url,
    signal,
    headers: () => (headers ??= authorize(connection, signal)),
  });
}

/** Exchanges an operator's e-mail and password for a token. */
export async function logInOperator(
  backendUrl: string,
  email: string,
  password: string,
  signal?: AbortSignal,
): Promise<string> {
  const anonymous = new HttpClient({ baseUrl: backendUrl, signal });
  try {
    const answer = await anonymous.post<{ token?: string }>("/auth/user/emailpass", { email, password });
    if (answer.token) {
      return answer.token;
    }
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) {
      throw error;
    }
  }
  throw new CommandError("login_refused", `The server does not accept this e-mail and password for ${email}.`);
}

async function authorize(connection: Connection, signal?: AbortSignal): Promise<Record<string, string>> {
  const { credentials } = connection;
  if (!credentials) {
    throw new CommandError(
      "not_logged_in",
      `Not logged in to ${connection.backend_url}. Run \`quickdash login\`, or set QUICKDASH_API_KEY, or QUICKDASH_EMAIL and QUICKDASH_PASSWORD.`,
    );
  }
  if ("api_key" in credentials) {
    return { authorization: `Basic ${Buffer.from(`${credentials.api_key}:`).toString("base64")}` };
  }
  const token =
    "token" in credentials
      ? credentials.token
      : await logInOperator(connection.backend_url, credentials.email, credentials.password, signal);
  return { authorization: `Bearer ${token}` };
}
