import { createHash } from "node:crypto";

/** Who asks: the person or the secret key that logged in, or else a guest, told from others by what is asked of whom. */
export interface Asker {
  actor?: { actor_type: string; actor_id: string };
  authorization?: string;
  publishable_key?: string;
  method: string;
  /** Path without query. */
  path: string;
}

export interface AskedRequest {
  method: string;
  /** Path with query, as it was sent. */
  url: string;
  body: unknown;
  /** Headers that change what is done, such as the store a cart is pinned to. */
  headers: Record<string, string | undefined>;
}

/**
 * The name under which a key is stored: a SHA-256 over who asks and the key, so that nobody meets another's key, and
 * neither keys nor people stand in the table.
 */
export function keyId({ actor, authorization, publishable_key, method, path }: Asker, key: string): string {
  const asker = actor
    ? ["actor", actor.actor_type, actor.actor_id]
    : ["guest", publishable_key ?? "", authorization ?? "", method, path];
  return sha256(JSON.stringify([...asker, key]));
}

/** A SHA-256 over all that makes two requests the same; the order of a body's fields does not matter. */
export function requestFingerprint({ method, url, body, headers }: AskedRequest): string {
  return sha256(JSON.stringify([method, url, sorted(body), sorted(headers)]));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  // Pairs, since an object would put fields with numbers for names first and lose `__proto__`.
  return { fields: entries.map(([name, field]) => [name, sorted(field)]) };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
