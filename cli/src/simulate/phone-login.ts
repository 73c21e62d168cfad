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

/** Logs a phone in the way its owner would, and gives a client that speaks as that person. */
export async function logInByPhone(
  world: World,
  actor: "customer" | "rider" | "staff",
  phone: string,
): Promise<Session> {
  const settings = { baseUrl: world.backendUrl, signal: world.signal, timeoutMs: PATIENCE_MS };
  const anonymous = new HttpClient(settings);
  await anonymous.post(`/auth/${actor}/phone-otp`, { phone });
  const { token } = await anonymous.post<{ token: string }>(`/auth/${actor}/phone-otp/callback`, {
    phone,
    code: DEVELOPMENT_CODE,
  });
  const headers: Record<string, string> = { authorization: `Bearer ${token}` };
  if (actor === "customer") {
    headers["x-publishable-api-key"] = world.publishableKey;
    headers["x-dark-store-id"] = world.store.id;
  }
  return { token, http: new HttpClient({ ...settings, headers: () => headers }) };
}
