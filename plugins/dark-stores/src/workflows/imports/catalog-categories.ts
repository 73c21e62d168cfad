import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createProductCategoriesWorkflow } from "@medusajs/medusa/core-flows";
import { categoryPaths } from "../../modules/dark-stores";

interface Category {
  id: string;
  name: string;
  handle: string;
  parent_category_id: string | null;
}

/** Product categories by their path of names, whatever its case. */
export class CatalogCategories {
  private readonly idOfPath = new Map<string, string>();
  private readonly handles = new Set<string>();

  private constructor(private readonly container: MedusaContainer) {}

  /** Reads the catalogue's categories. */
  static async load(container: MedusaContainer): Promise<CatalogCategories> {
    const categories = new CatalogCategories(container);
    await categories.read();
    return categories;
  }

  private async read(): Promise<void> {
    const query = this.container.resolve(ContainerRegistrationKeys.QUERY);
    const { data } = await query.graph({
      entity: "product_category",
      fields: ["id", "name", "handle", "parent_category_id"],
    });
    this.idOfPath.clear();
    this.handles.clear();
    const all = new Map((data as Category[]).map((category) => [category.id, category]));
    for (const category of all.values()) {
      const names: string[] = [];
      for (
        let at: Category | undefined = category;
        at;
        at = at.parent_category_id ? all.get(at.parent_category_id) : undefined
      ) {
        names.unshift(at.name);
      }
      this.idOfPath.set(keyOf(names), category.id);
      this.handles.add(category.handle);
    }
  }

  /** Those of these cells that name a category which does not exist. */
  unknownOf(cells: readonly string[]): string[] {
    return cells.filter((cell) => categoryPaths(cell).some((path) => !this.idOfPath.has(keyOf(path))));
  }

  /** Creates what is missing of these cells' paths, parents first; how many that were. */
  async ensure(cells: readonly string[]): Promise<number> {
    let created = 0;
    for (const path of cells.flatMap(categoryPaths)) {
      for (let depth = 1; depth <= path.length; depth += 1) {
        created += await this.ensureOne(path.slice(0, depth));
      }
    }
    return created;
  }

  /** The ids of a cell's categories with all above them: a product belongs to each, so that each level lists it. */
  idsOf(cell: string): string[] {
    const paths = categoryPaths(cell).flatMap((path) => path.map((_, index) => path.slice(0, index + 1)));
    return [...new Set(paths.flatMap((path) => this.idOfPath.get(keyOf(path)) ?? []))];
  }

  /** Of two imports that want the same category at once the second one's handle is refused; it takes the first one's. */
  private async ensureOne(path: string[]): Promise<number> {
    if (this.idOfPath.has(keyOf(path))) {
      return 0;
    }
    const handle = this.freeHandle(path);
    try {
      this.idOfPath.set(keyOf(path), await this.create(path, handle));
      this.handles.add(handle);
      return 1;
    } catch (error) {
      await this.read();
      if (!this.handles.has(handle)) throw error;
      return this.ensureOne(path);
    }
  }

  private async create(path: string[], handle: string): Promise<string> {
    const { result } = await createProductCategoriesWorkflow(this.container).run({
      input: {
        product_categories: [
          {
            name: path.at(-1) ?? "",
            handle,
            is_active: true,
            is_internal: false,
            parent_category_id: this.idOfPath.get(keyOf(path.slice(0, -1))) ?? null,
          },
        ],
      },
    });
    return result[0]?.id ?? "";
  }

  private freeHandle(path: string[]): string {
    const handle = path.map(slugOf).join("--");
    let free = handle;
    for (let number = 2; this.handles.has(free); number += 1) {
      free = `${handle}-${number}`;
    }
    return free;
  }
}

/** Letters, digits and hyphens of any script. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

function keyOf(path: readonly string[]): string {
  return path.map((name) => name.toLowerCase()).join("\n");
}
