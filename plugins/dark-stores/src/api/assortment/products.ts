import type { MedusaContainer } from "@medusajs/framework/types";
import { listProductQueryConfig, retrieveProductQueryConfig } from "@medusajs/medusa/api/store/products/query-config";
import {
  PRODUCT_ORDERS,
  storeProductQuerySchema,
  storeProductsQuerySchema,
  type ProductOrder,
  type StoreProductsQuery,
} from "../../contract/products";
import { Refusal } from "../../contract/refusal";
import { DARK_STORES_MODULE, type AssortmentPageRow, type DarkStoresService } from "../../modules/dark-stores";
import { many, parse } from "../parse";
import type { StoreVisit } from "../store-reads/store-read";
import { fieldsAsked, noSuchStore, type Shown } from "./chosen-store";
import { needsExtras, productTexts, type ProductView } from "./present-products";

const ORDER_ALIASES: Record<string, ProductOrder> = {
  "variants.calculated_price": "price",
  "variants.calculated_price.calculated_amount": "price",
  calculated_price: "price",
};

type Sorting = { order: ProductOrder | "relevance"; descending: boolean };

function sortingOf(order: string | undefined, searches: boolean): Sorting {
  if (order === undefined) {
    return searches ? { order: "relevance", descending: true } : { order: "title", descending: false };
  }
  const descending = order.startsWith("-");
  const name = descending ? order.slice(1) : order;
  const known = ORDER_ALIASES[name] ?? PRODUCT_ORDERS.find((order) => order === name);
  if (!known) {
    const names = PRODUCT_ORDERS.join(", ");
    throw new Refusal("invalid_data", "invalid_order", `Products can be ordered by ${names}, with - for descending.`);
  }
  return { order: known, descending };
}

/** Fields and language of the answer; without either, products are shown as they are kept. */
async function viewOf(visit: StoreVisit, config: Parameters<typeof fieldsAsked>[1]): Promise<ProductView> {
  const language = visit.locale?.split(/[-_]/)[0]?.toLowerCase() ?? null;
  if (visit.query["fields"] === undefined && language === null) {
    return { fields: null, language: null };
  }
  return { fields: await fieldsAsked(visit, config), language };
}

function filtersOf(darkStoreId: string, query: Partial<StoreProductsQuery>) {
  return {
    dark_store_id: darkStoreId,
    q: query.q,
    // No dark store sells gift cards.
    ids: query.is_giftcard === "true" ? [] : many(query.id),
    handles: many(query.handle),
    title: query.title,
    category_ids: many(query.category_id),
    collection_ids: many(query.collection_id),
    type_ids: many(query.type_id),
    tag_ids: many(query.tag_id),
    in_stock: query.in_stock === undefined ? undefined : query.in_stock === "true",
    price_from: query.price?.from,
    price_to: query.price?.to,
    created_after: query.created_at?.from,
    created_before: query.created_at?.to,
    updated_after: query.updated_at?.from,
    updated_before: query.updated_at?.to,
  };
}

/** Products as texts and the state of the store they are in; refuses `dark_store_not_found`. */
function shown(scope: MedusaContainer, darkStoreId: string, rows: AssortmentPageRow[], view: ProductView) {
  const store = rows[0]?.store;
  if (!store) {
    throw noSuchStore(darkStoreId);
  }
  const service = scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const priced = { dark_store_id: darkStoreId, currency_code: service.currencyCode };
  return { texts: productTexts(priced, rows, view), state: service.storeStateNow(store) };
}

/** `GET /store/products` for a dark store. */
export async function listProducts(visit: StoreVisit, darkStoreId: string): Promise<Shown> {
  const query = parse(storeProductsQuerySchema, visit.query);
  const sorting = sortingOf(query.order, (query.q ?? "") !== "");
  const view = await viewOf(visit, listProductQueryConfig);
  const { limit, offset } = query;
  const rows = await visit.scope
    .resolve<DarkStoresService>(DARK_STORES_MODULE)
    .pageAssortment(filtersOf(darkStoreId, query), { ...sorting, limit, offset, with_extras: needsExtras(view) });
  const { texts, state } = shown(visit.scope, darkStoreId, rows, view);
  const count = rows[0]?.count ?? 0;
  return { state, body: `{"products":[${texts.join(",")}],"count":${count},"offset":${offset},"limit":${limit}}` };
}

/** `GET /store/products/:id` for a dark store; a product it does not offer is not found. */
export async function retrieveProduct(visit: StoreVisit, darkStoreId: string): Promise<Shown> {
  parse(storeProductQuerySchema, visit.query);
  const view = await viewOf(visit, retrieveProductQueryConfig);
  const { id } = visit;
  const rows = await visit.scope
    .resolve<DarkStoresService>(DARK_STORES_MODULE)
    .pageAssortment(filtersOf(darkStoreId, { id }), {
      ...sortingOf(undefined, false),
      limit: 1,
      offset: 0,
      with_extras: needsExtras(view),
    });
  const { texts, state } = shown(visit.scope, darkStoreId, rows, view);
  const [product] = texts;
  if (product === undefined) {
    throw new Refusal("not_found", "product_not_found", `This store does not offer a product with id: ${id}.`);
  }
  return { state, body: `{"product":${product}}` };
}
