import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { listProductQueryConfig, retrieveProductQueryConfig } from "@medusajs/medusa/api/store/products/query-config";
import {
  PRODUCT_ORDERS,
  storeProductQuerySchema,
  storeProductsQuerySchema,
  type ProductOrder,
  type StoreProductsQuery,
} from "../../contract/products";
import { Refusal } from "../../contract/refusal";
import { DARK_STORES_MODULE, type DarkStoreDTO, type DarkStoresService } from "../../modules/dark-stores";
import { many, parse } from "../parse";
import { applyFields } from "./chosen-store";
import { catalogueFields, offeredVariants, type CatalogueVariant } from "./variants";

interface CatalogueProduct extends Record<string, unknown> {
  id: string;
  variants?: CatalogueVariant[];
  categories?: { is_internal?: boolean; is_active?: boolean }[];
}

const ORDER_ALIASES: Record<string, ProductOrder> = {
  "variants.calculated_price": "price",
  "variants.calculated_price.calculated_amount": "price",
  calculated_price: "price",
};

function orderOf(order: string | undefined): { order: ProductOrder; descending: boolean } {
  if (order === undefined) {
    return { order: "title", descending: false };
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

/** Products from the catalogue with the requested fields, in the order of the ids, with this store's price and stock. */
async function hydrate(req: MedusaRequest, store: DarkStoreDTO, ids: string[]): Promise<CatalogueProduct[]> {
  if (ids.length === 0) {
    return [];
  }
  const fields = catalogueFields(req.queryConfig.fields);
  const withCategories = fields.some((field) => /^\*?categories(\.|$)/.test(field));
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph(
    {
      entity: "product",
      fields: withCategories ? [...fields, "categories.is_internal", "categories.is_active"] : fields,
      filters: { id: ids },
    },
    req.locale === undefined ? {} : { locale: req.locale },
  );
  const products = data as unknown as CatalogueProduct[];
  const variantIds = products.flatMap((product) => (product.variants ?? []).map((variant) => variant.id));
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const offers = new Map((await service.listOffersOf(store.id, variantIds)).map((offer) => [offer.variant_id, offer]));
  const byId = new Map(products.map((product) => [product.id, product]));
  return ids.flatMap((id) => {
    const product = byId.get(id);
    if (!product) {
      return [];
    }
    return [
      {
        ...product,
        ...(product.variants ? { variants: offeredVariants(product.variants, offers) } : {}),
        ...(product.categories
          ? { categories: product.categories.filter((category) => !category.is_internal && category.is_active) }
          : {}),
      },
    ];
  });
}

function filtersOf(store: DarkStoreDTO, query: StoreProductsQuery) {
  return {
    dark_store_id: store.id,
    q: query.q,
    ids: many(query.id) ?? null,
    handles: many(query.handle) ?? null,
    category_ids: many(query.category_id) ?? null,
    collection_ids: many(query.collection_id) ?? null,
    type_ids: many(query.type_id) ?? null,
    tag_ids: many(query.tag_id) ?? null,
  };
}

/** `GET /store/products` for a dark store. */
export async function listProducts(req: MedusaRequest, res: MedusaResponse, store: DarkStoreDTO): Promise<void> {
  const query = parse(storeProductsQuerySchema, req.query);
  const order = orderOf(query.order);
  await applyFields(req, res, listProductQueryConfig);
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const page = await service.pageAssortment(filtersOf(store, query), {
    ...order,
    limit: query.limit,
    offset: query.offset,
  });
  const products = await hydrate(req, store, page.ids);
  res.json({ products, count: page.count, offset: query.offset, limit: query.limit });
}

/** `GET /store/products/:id` for a dark store; a product it does not offer is not found. */
export async function retrieveProduct(req: MedusaRequest, res: MedusaResponse, store: DarkStoreDTO): Promise<void> {
  parse(storeProductQuerySchema, req.query);
  await applyFields(req, res, retrieveProductQueryConfig);
  const id = req.params["0"] ?? "";
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const page = await service.pageAssortment(filtersOf(store, { id, limit: 1, offset: 0 }), {
    ...orderOf(undefined),
    limit: 1,
    offset: 0,
  });
  const [product] = await hydrate(req, store, page.ids);
  if (!product) {
    throw new Refusal("not_found", "product_not_found", `This store does not offer a product with id: ${id}.`);
  }
  res.json({ product });
}
