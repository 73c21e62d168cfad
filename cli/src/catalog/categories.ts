import type { HttpClient } from "../client/http-client.js";
import { slugOf } from "../csv/sku.js";

interface Category {
  id: string;
  handle: string;
}

const PAGE = 200;

/** Product categories by their path of names, created when missing. */
export class Categories {
  private readonly admin: HttpClient;
  private readonly idOfHandle = new Map<string, string>();
  createdCount = 0;

  private constructor(admin: HttpClient) {
    this.admin = admin;
  }

  /** Reads what the server has. */
  static async load(admin: HttpClient): Promise<Categories> {
    const categories = new Categories(admin);
    for (let offset = 0; ; offset += PAGE) {
      const { product_categories: page } = await admin.get<{ product_categories: Category[] }>(
        "/admin/product-categories",
        { limit: PAGE, offset, fields: "id,handle" },
      );
      page.forEach(({ id, handle }) => categories.idOfHandle.set(handle, id));
      if (page.length < PAGE) {
        return categories;
      }
    }
  }

  /** Creates what is missing of these paths, parents first. */
  async ensure(paths: Iterable<readonly string[]>): Promise<void> {
    for (const path of paths) {
      let parentId: string | null = null;
      for (let depth = 1; depth <= path.length; depth += 1) {
        parentId = await this.ensureOne(path.slice(0, depth), parentId);
      }
    }
  }

  /** The ids of a path's categories, top first; a product belongs to all of them, so that each level lists it. */
  idsOf(path: readonly string[]): string[] {
    return path.map((_, index) => this.idOfHandle.get(handleOf(path.slice(0, index + 1)))!);
  }

  private async ensureOne(path: readonly string[], parentId: string | null): Promise<string> {
    const handle = handleOf(path);
    const known = this.idOfHandle.get(handle);
    if (known) {
      return known;
    }
    const { product_category: created } = await this.admin.post<{ product_category: Category }>(
      "/admin/product-categories",
      { name: path.at(-1), handle, is_active: true, is_internal: false, parent_category_id: parentId },
    );
    this.createdCount += 1;
    this.idOfHandle.set(handle, created.id);
    return created.id;
  }
}

function handleOf(path: readonly string[]): string {
  return path.map((name) => slugOf(name) || encodeURIComponent(name)).join("--");
}
