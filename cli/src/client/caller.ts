import type { Credentials } from "./connection.js";
import { ApiError } from "./errors.js";
import type { HttpClient } from "./http-client.js";

/** Who the server takes the caller for. */
export interface Caller {
  kind: "operator" | "api_key";
  /** The operator's e-mail, or the title of the key. */
  name: string;
  id: string | null;
  role: string | null;
}

interface ApiKey {
  id: string;
  title: string;
  redacted: string;
  revoked_at: string | null;
}

/** Asks the server who is calling; refuses as every call does when it does not know. */
export async function readCaller(admin: HttpClient, credentials: Credentials): Promise<Caller> {
  if (credentials && "api_key" in credentials) {
    return readKey(admin, credentials.api_key);
  }
  const { operator } = await admin.get<{ operator: { id: string; email: string; role: string | null } }>(
    "/admin/operators/me",
  );
  return { kind: "operator", name: operator.email, id: operator.id, role: operator.role };
}

const MAX_KEYS = 200;

/** A key is nobody in particular: its title is found by the letters that the server still shows of it. */
async function readKey(admin: HttpClient, secret: string): Promise<Caller> {
  const redacted = `${secret.slice(0, 6)}***${secret.slice(-3)}`;
  try {
    const { api_keys: keys } = await admin.get<{ api_keys: ApiKey[] }>("/admin/api-keys", {
      type: "secret",
      limit: MAX_KEYS,
    });
    const found = keys.filter((key) => key.redacted === redacted && key.revoked_at === null);
    const [key] = found;
    return found.length === 1
      ? { kind: "api_key", name: `the key "${key!.title}"`, id: key!.id, role: "administrator" }
      : { kind: "api_key", name: redacted, id: null, role: "administrator" };
  } catch (error) {
    if (error instanceof ApiError && error.status === 403) {
      return { kind: "api_key", name: redacted, id: null, role: null };
    }
    throw error;
  }
}
