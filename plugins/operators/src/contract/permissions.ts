import { z } from "zod";

/**
 * What one role may do with an address and everything below it: `/admin/riders` holds for `/admin/riders/rdr_1/cash`
 * too, unless a longer path says otherwise. `*` stands for one segment, an id.
 */
export const permissionSchema = z.object({
  path: z.string(),
  /** GET and HEAD. */
  read: z.boolean(),
  /** POST, PUT and PATCH. */
  change: z.boolean(),
  /** DELETE. */
  remove: z.boolean(),
});
export type Permission = z.infer<typeof permissionSchema>;

const RIGHT_OF_METHOD: Record<string, "read" | "change" | "remove"> = {
  GET: "read",
  HEAD: "read",
  OPTIONS: "read",
  POST: "change",
  PUT: "change",
  PATCH: "change",
  DELETE: "remove",
};

/** Whether these permissions let a call pass. The most specific path decides; what no path covers is denied. */
export function allows(permissions: readonly Permission[], method: string, path: string): boolean {
  const right = RIGHT_OF_METHOD[method.toUpperCase()];
  const decisive = mostSpecific(permissions, path);
  return right !== undefined && decisive !== undefined && decisive[right];
}

/** The one of these paths that decides about an address, or undefined when none covers it. */
export function mostSpecific<Rule extends { path: string }>(rules: readonly Rule[], path: string): Rule | undefined {
  const asked = segmentsOf(path);
  let best: { rule: Rule; segments: string[] } | undefined;
  for (const rule of rules) {
    const segments = segmentsOf(rule.path);
    if (covers(segments, asked) && (best === undefined || isMoreSpecific(segments, best.segments))) {
      best = { rule, segments };
    }
  }
  return best?.rule;
}

/** As the router compares addresses: letters of either case are the same, one slash at the end does not count. */
function segmentsOf(path: string): string[] {
  return path.toLowerCase().replace(/^\//, "").replace(/\/$/, "").split("/");
}

function covers(segments: readonly string[], asked: readonly string[]): boolean {
  return (
    segments.length <= asked.length &&
    segments.every((segment, at) => segment === asked[at] || (segment === "*" && asked[at] !== ""))
  );
}

/** More segments win; between as many, the one that names what the other leaves open first. */
function isMoreSpecific(segments: readonly string[], than: readonly string[]): boolean {
  if (segments.length !== than.length) {
    return segments.length > than.length;
  }
  const at = segments.findIndex((segment, index) => (segment === "*") !== (than[index] === "*"));
  return at >= 0 && segments[at] !== "*";
}
