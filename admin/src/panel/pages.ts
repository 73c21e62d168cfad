import type { AdminPages } from "adminjs";

/** Pages beside the resources, by the name in their address `/admin/pages/:name`. What they read comes from own routes. */
export function pagesOf(): AdminPages {
  return {};
}
