/** A cart as its tables hold it, in the tree that the Store API answers with; totals are not worked out yet. */
export interface CartRecord {
  items: Record<string, unknown>[];
  shipping_methods: Record<string, unknown>[];
  region: Record<string, unknown> | null;
  [field: string]: unknown;
}

/** PostgreSQL writes instants in JSON with microseconds and an offset; clients know them as JavaScript writes them. */
export function withIsoInstants(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((each) => withIsoInstants(each));
  if (typeof value === "string" && key.endsWith("_at")) return new Date(value).toISOString();
  // What clients keep in `metadata` and `data` is theirs, word for word.
  if (typeof value !== "object" || value === null || key === "metadata" || key === "data") return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withIsoInstants(each, name)]));
}
