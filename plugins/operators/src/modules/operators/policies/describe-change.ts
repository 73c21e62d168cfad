import type { AuditEntry } from "../../../contract";

const MAXIMUM_PATH = 500;
const MAXIMUM_FIELDS = 50;
/** Names that a program chose; anything else could be somebody's data. */
const FIELD_NAME = /^[A-Za-z_][\w-]{0,63}$/;
/** Ids look like `order_01J9Z...`: a prefix, an underscore, letters and digits. */
const ID = /^[A-Za-z]+_[A-Za-z0-9_]+$/;

/** What the address and the body of a change say about it, without a value of any field. */
export function describeChange(
  path: string,
  body: unknown,
): Pick<AuditEntry, "path" | "resource" | "resource_id" | "fields"> {
  const [resource = "", second = ""] = path.replace(/^\/admin\//i, "").split("/");
  return {
    path: path.slice(0, MAXIMUM_PATH),
    resource: resource.toLowerCase().slice(0, MAXIMUM_PATH),
    resource_id: ID.test(second) ? second.slice(0, MAXIMUM_PATH) : null,
    fields: fieldsOf(body),
  };
}

/** The id in an answer of the form `{order: {id}}`, which names what was created; null when there is none. */
export function answeredId(body: unknown): string | null {
  for (const value of Object.values(Object(body) as Record<string, unknown>)) {
    const { id } = Object(value) as { id?: unknown };
    if (typeof id === "string" && ID.test(id)) {
      return id;
    }
  }
  return null;
}

function fieldsOf(body: unknown): string[] {
  const isObject = typeof body === "object" && body !== null && !Array.isArray(body) && !Buffer.isBuffer(body);
  const names = isObject ? Object.keys(body).filter((name) => FIELD_NAME.test(name)) : [];
  return names.slice(0, MAXIMUM_FIELDS);
}
