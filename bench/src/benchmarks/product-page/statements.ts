import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../../harness/places.js";

/**
 * What a server does at the least for a page of 20 when it is told which variants: `$1` store, `$2` 20 variants. Finding
 * out which products make the page, and all that a page shows beside title, price and stock, is left out.
 */
export const LEAN = `
  SELECT v.id AS variant_id, p.id AS product_id, p.title, p.thumbnail,
         o.price, o.mrp, o.on_hand - o.reserved AS available
  FROM store_offer o
  JOIN product_variant v ON v.id = o.variant_id
  JOIN product p ON p.id = v.product_id
  WHERE o.dark_store_id = $1 AND o.variant_id = ANY ($2) AND o.is_available
  ORDER BY p.title
  LIMIT 20`;

/** The statement behind our own first page of a store, with its parameters. */
export type PageStatement = (darkStoreId: string) => { text: string; values: unknown[] };

const BUILT = "plugins/dark-stores/.medusa/server/src/modules/dark-stores/queries/page-assortment.sql.js";

/** Taken from the built backend, so that both sides always run the same text. */
export async function readPageStatement(): Promise<PageStatement> {
  const { pageStatement } = (await import(pathToFileURL(join(ROOT, BUILT)).href)) as {
    pageStatement: (filters: object, page: object) => ReturnType<PageStatement>;
  };
  const page = { order: "title", descending: false, limit: 20, offset: 0, with_extras: false };
  return (darkStoreId) => pageStatement({ dark_store_id: darkStoreId }, page);
}
