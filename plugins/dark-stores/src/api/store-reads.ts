import type { MiddlewareFunction } from "@medusajs/framework/http";
import { listCategories, retrieveCategory } from "./assortment/categories";
import { inChosenStore } from "./assortment/chosen-store";
import { listProducts, retrieveProduct } from "./assortment/products";
import { answerServiceability } from "./serviceability/answer";

/** A GET of the Store API that is answered ahead of Medusa's own routes. */
export interface StoreRead {
  /** Addresses, without the query. Groups become `req.params`. */
  matcher: RegExp;
  /** Answers, or calls `next` to leave the request to Medusa's own route. */
  handler: MiddlewareFunction;
}

/**
 * What customers ask for all the time: which store, its shelves, its products. Needs of what Medusa prepares for a route
 * only `req.scope`, `req.query`, `req.locale` and the rules for `fields` (`allowed`, `restrictedFields`,
 * `storeRelationsLimit`); who serves it ahead of Medusa checks the publishable key.
 */
export const STORE_READS: StoreRead[] = [
  { matcher: /^\/store\/serviceability\/?$/, handler: answerServiceability },
  { matcher: /^\/store\/products\/?$/, handler: inChosenStore(listProducts) },
  { matcher: /^\/store\/products\/([^/]+)\/?$/, handler: inChosenStore(retrieveProduct) },
  { matcher: /^\/store\/product-categories\/?$/, handler: inChosenStore(listCategories) },
  { matcher: /^\/store\/product-categories\/([^/]+)\/?$/, handler: inChosenStore(retrieveCategory) },
];
