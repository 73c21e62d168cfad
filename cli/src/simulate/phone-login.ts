import { HttpClient } from "../client/http-client.js";
import type { World } from "./world.js";

export interface Session {
  token: string;
  http: HttpClient;
}

/** The one-time code that every phone accepts outside production. */
const DEVELOPMENT_CODE = "000000";
/** People wait longer for an answer than scripts do. */
const PATIENCE_MS = 60_000;

/** Logs a phone in the way its owner would, and gives a client that speaks as that person, with these headers. */
export async function logInByPhone(
  world: Pick<World, "backendUrl" | "signal">,
  actor: "customer" | "rider" | "staff",
  phone: string,
  headers: Record<string, string> = {},
): Promise<Session> {
  const settings = { baseUrl: world.backendUrl, signal: world.signal, timeoutMs: PATIENCE_MS };
  const anonymous = new HttpClient(settings);
  await anonymous.post(`/auth/${actor}/phone-otp`, { phone });
  const { token } = await anonymous.post<{ token: string }>(`/auth/${actor}/phone-otp/callback`, {
    phone,
    code: DEVELOPMENT_CODE,
  });
  const all = { ...headers, authorization: `Bearer ${token}` };
  return { token, http: new HttpClient({ ...settings, headers: () => all }) };
}
