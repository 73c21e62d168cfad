type Json = Record<string, unknown>;

/** Keys that are rows of their own: they are shown only when they are asked for. */
const RELATIONS = new Set([
  "type",
  "collection",
  "options",
  "options.values",
  "tags",
  "images",
  "categories",
  "variants",
  "variants.options",
  "variants.images",
  "variants.calculated_price",
]);

/** Wanted fields as a tree: `whole` for everything that is not a row of its own, `children` by name. */
export interface FieldTree {
  whole: boolean;
  children: Map<string, FieldTree>;
}

/** Turns fields in Medusa's notation (`title`, `variants.sku`, `*variants`, `variants.*`) into a tree. */
export function fieldTree(fields: string[]): FieldTree {
  const root: FieldTree = { whole: false, children: new Map() };
  for (const field of fields) {
    const starred = field.startsWith("*");
    let node = root;
    let whole = starred;
    for (const name of (starred ? field.slice(1) : field).split(".")) {
      if (name === "*") {
        whole = true;
        break;
      }
      const child = node.children.get(name) ?? { whole: false, children: new Map() };
      node.children.set(name, child);
      node = child;
    }
    node.whole ||= whole;
  }
  return root;
}

function pickValue(value: unknown, tree: FieldTree, path: string): unknown {
  if (Array.isArray(value)) {
    return value.map((entry) => pickValue(entry, tree, path));
  }
  return typeof value === "object" && value !== null ? pickFields(value as Json, tree, path) : value;
}

/** The document with the wanted fields alone; ids are always shown, as Medusa does. */
export function pickFields(document: Json, tree: FieldTree, path = ""): Json {
  const whole = tree.whole || tree.children.size === 0;
  const picked: Json = {};
  for (const [key, value] of Object.entries(document)) {
    const keyPath = path === "" ? key : `${path}.${key}`;
    const child = tree.children.get(key);
    if (RELATIONS.has(keyPath)) {
      if (child) {
        picked[key] = pickValue(value, child, keyPath);
      }
    } else if (child || whole || key === "id") {
      picked[key] = value;
    }
  }
  return picked;
}
