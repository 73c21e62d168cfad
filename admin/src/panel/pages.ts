import type { AdminPages } from "adminjs";
import { Components } from "./components.js";

/** Pages beside the resources, by the name in their address `/admin/pages/:name`. They read through the Admin API. */
export function pagesOf(): AdminPages {
  return {
    analytics: { component: Components.analyticsPage, icon: "BarChart2" },
    categories: { component: Components.categoriesPage, icon: "Folder" },
    import: { component: Components.importPage, icon: "Upload" },
  };
}
