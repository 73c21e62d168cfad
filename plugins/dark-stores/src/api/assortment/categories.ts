import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import {
  listProductCategoryConfig,
  retrieveProductCategoryConfig,
} from "@medusajs/medusa/api/store/product-categories/query-config";
import { storeCategoriesQuerySchema } from "../../contract/products";
import { Refusal } from "../../contract/refusal";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../modules/dark-stores";
import { many, parse } from "../parse";
import type { StoreVisit } from "../store-reads/store-read";
import { fieldsAsked, type Shown } from "./chosen-store";

interface Category extends Record<string, unknown> {
  id: string;
  name?: string;
  handle?: string;
  parent_category_id?: string | null;
  category_children?: Category[];
  parent_category?: Category | null;
  products?: { id: string }[];
}

/** The category as this store shows it: children it offers nothing in are left out, counts are its own. */
function shown(category: Category, counts: Map<string, number>, offered: Set<string>): Category {
  return {
    ...category,
    ...(counts.has(category.id) ? { product_count: counts.get(category.id) } : {}),
    ...(category.products ? { products: category.products.filter((product) => offered.has(product.id)) } : {}),
    ...(category.category_children
      ? {
          category_children: category.category_children
            .filter((child) => counts.has(child.id))
            .map((child) => shown(child, counts, offered)),
        }
      : {}),
    ...(category.parent_category ? { parent_category: shown(category.parent_category, counts, offered) } : {}),
  };
}

function productIdsOf(category: Category): string[] {
  const below = (category.category_children ?? []).flatMap(productIdsOf);
  const above = category.parent_category ? productIdsOf(category.parent_category) : [];
  return [...(category.products ?? []).map((product) => product.id), ...below, ...above];
}

async function present(
  { scope }: StoreVisit,
  darkStoreId: string,
  categories: Category[],
  counts: Map<string, number>,
): Promise<Category[]> {
  const service = scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const productIds = [...new Set(categories.flatMap(productIdsOf))];
  const offered =
    productIds.length > 0 ? await service.listOfferedProducts(darkStoreId, productIds) : new Set<string>();
  return categories.map((category) => shown(category, counts, offered));
}

function trees(query: { include_ancestors_tree?: string | undefined; include_descendants_tree?: string | undefined }) {
  return {
    ...(query.include_ancestors_tree === "true" ? { include_ancestors_tree: true } : {}),
    ...(query.include_descendants_tree === "true" ? { include_descendants_tree: true } : {}),
  };
}

async function readCategories(
  { scope, locale }: StoreVisit,
  fields: string[],
  filters: Record<string, unknown>,
): Promise<Category[]> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY);
  const { data }: { data: unknown } = await query.graph(
    {
      entity: "product_category",
      fields: [...new Set([...fields, "id"])],
      filters: { ...filters, is_active: true, is_internal: false } as never,
    },
    locale === undefined ? {} : { locale },
  );
  return data as Category[];
}

/** How many products the store offers by category, and whether it takes orders; refuses `dark_store_not_found`. */
async function assortmentOf({ scope }: StoreVisit, darkStoreId: string) {
  const service = scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const [counts, store] = await Promise.all([
    service.countAssortmentCategories(darkStoreId),
    service.findDarkStore(darkStoreId),
  ]);
  return { counts, state: service.storeStateNow(store) };
}

/** `GET /store/product-categories` for a dark store: categories in which it offers something, with counts. */
export async function listCategories(visit: StoreVisit, darkStoreId: string): Promise<Shown> {
  const query = parse(storeCategoriesQuerySchema, visit.query);
  const fields = await fieldsAsked(visit, listProductCategoryConfig);
  const { counts, state } = await assortmentOf(visit, darkStoreId);
  const wanted = many(query.id);
  const parents = many(query.parent_category_id)?.map((id) => (id === "" || id === "null" ? null : id));
  const handles = many(query.handle);
  const ids = [...counts.keys()].filter((id) => wanted === undefined || wanted.includes(id));
  const categories =
    ids.length === 0
      ? []
      : await readCategories(visit, fields, {
          id: ids,
          ...(query.q ? { q: query.q } : {}),
          ...(handles ? { handle: handles } : {}),
          ...(parents ? { parent_category_id: parents.length === 1 ? parents[0] : parents } : {}),
          ...trees(query),
        });
  const position = new Map(ids.map((id, index) => [id, index]));
  const sorted = categories
    .filter((category) => position.has(category.id))
    .sort((a, b) => (position.get(a.id) ?? 0) - (position.get(b.id) ?? 0));
  const page = sorted.slice(query.offset, query.offset + query.limit);
  const product_categories = await present(visit, darkStoreId, page, counts);
  const { limit, offset } = query;
  return { state, body: JSON.stringify({ product_categories, count: sorted.length, offset, limit }) };
}

/** `GET /store/product-categories/:id` for a dark store; a category it offers nothing in is not found. */
export async function retrieveCategory(visit: StoreVisit, darkStoreId: string): Promise<Shown> {
  const query = parse(storeCategoriesQuerySchema, visit.query);
  const fields = await fieldsAsked(visit, retrieveProductCategoryConfig);
  const { id } = visit;
  const { counts, state } = await assortmentOf(visit, darkStoreId);
  const found = counts.has(id) ? await readCategories(visit, fields, { id, ...trees(query) }) : [];
  const [category] = await present(visit, darkStoreId, found.slice(0, 1), counts);
  if (!category) {
    throw new Refusal("not_found", "category_not_found", `This store offers nothing in a category with id: ${id}.`);
  }
  return { state, body: JSON.stringify({ product_category: category }) };
}
