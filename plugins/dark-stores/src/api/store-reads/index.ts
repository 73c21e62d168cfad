import { listCategories, retrieveCategory } from "../assortment/categories";
import { inChosenStore } from "../assortment/chosen-store";
import { listProducts, retrieveProduct } from "../assortment/products";
import { answerServiceability } from "./serviceability";
import type { StoreRead } from "./store-read";

export { sendAnswer } from "./send-answer";
export type { StoreAnswer, StoreRead, StoreVisit } from "./store-read";

/**
 * What customers ask for all the time: which store, its shelves, its products. They take nothing from what Medusa
 * prepares for a route, so a server may answer them ahead of Medusa, after checking the publishable key.
 */
export const STORE_READS: StoreRead[] = [
  { matcher: /^\/store\/serviceability\/?$/, answer: answerServiceability },
  { matcher: /^\/store\/products\/?$/, answer: inChosenStore(listProducts) },
  { matcher: /^\/store\/products\/([^/]+)\/?$/, answer: inChosenStore(retrieveProduct) },
  { matcher: /^\/store\/product-categories\/?$/, answer: inChosenStore(listCategories) },
  { matcher: /^\/store\/product-categories\/([^/]+)\/?$/, answer: inChosenStore(retrieveCategory) },
];
