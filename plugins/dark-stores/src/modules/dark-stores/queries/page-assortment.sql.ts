import { createHash } from "node:crypto";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ProductOrder } from "../../../contract/products";
import type { DarkStoreDTO } from "../parts/stores-service";
import type { ExpandedWord } from "./expand-search-words.sql";
import { prepared, type PreparedStatement } from "../prepared";

/** What a page of a store's assortment is narrowed to; absent or null: not by this. */
export interface AssortmentFilters {
  dark_store_id: string;
  /** Words that may be meant, and how many words of the query a product must match. */
  search?: { words: ExpandedWord[]; needed: number } | null;
  ids?: string[] | null;
  handles?: string[] | null;
  title?: string | null;
  category_ids?: string[] | null;
  collection_ids?: string[] | null;
  type_ids?: string[] | null;
  tag_ids?: string[] | null;
  in_stock?: boolean | null;
  price_from?: number | null;
  price_to?: number | null;
  created_after?: string | null;
  created_before?: string | null;
  updated_after?: string | null;
  updated_before?: string | null;
}

export interface AssortmentPageRequest {
  order: ProductOrder | "relevance";
  descending: boolean;
  limit: number;
  offset: number;
  /** Also metadata, categories, variant images and names in other languages. */
  with_extras: boolean;
}

/** What decides whether a store takes orders. */
export type AssortmentStore = Pick<
  DarkStoreDTO,
  "status" | "timezone" | "opening_hours" | "opening_exceptions" | "overloaded_since"
>;

const STORE = `
  SELECT json_build_object('status', status, 'timezone', timezone, 'opening_hours', opening_hours,
                           'opening_exceptions', opening_exceptions, 'overloaded_since', overloaded_since)
  FROM dark_store
  WHERE id = $1 AND deleted_at IS NULL`;

/** One variant of one product of the page; documents are JSON text, `names` the product's in other languages. */
export interface AssortmentPageRow {
  count: number;
  /** What decides whether the store takes orders, on the first row; null when there is no such store. */
  store: AssortmentStore | null;
  place: number | null;
  product_id: string;
  product_document: string;
  product_extras: string | null;
  names: Record<string, string> | null;
  variant_id: string;
  variant_document: string;
  variant_extras: string | null;
  price: number;
  mrp: number;
  available: number;
  max_per_order: number | null;
}

/** Products are counted up to here; a longer list says so many. */
export const COUNT_CAP = 10_000;

const SORT_KEYS: Record<AssortmentPageRequest["order"], string> = {
  title: "sort_title",
  price: "price",
  handle: "handle",
  created_at: "created_at",
  updated_at: "updated_at",
  relevance: "relevance",
};

/** Orders that only the product's own row knows. */
const BY_PRODUCT: AssortmentPageRequest["order"][] = ["handle", "created_at", "updated_at"];

interface Draft {
  values: unknown[];
  /** The placeholder of a value. */
  bind: (value: unknown) => string;
}

function draft(): Draft {
  const values: unknown[] = [];
  return {
    values,
    bind(value) {
      values.push(value);
      return `$${values.length}`;
    },
  };
}

function productConditions(filters: AssortmentFilters, { bind }: Draft): string[] {
  const conditions: string[] = [];
  const add = (value: unknown, condition: (placeholder: string) => string): void => {
    if (value !== null && value !== undefined) {
      conditions.push(condition(bind(value)));
    }
  };
  add(filters.handles, (p) => `product.handle = ANY (${p}::text[])`);
  add(filters.title, (p) => `lower(product.title) = lower(${p}::text)`);
  add(filters.collection_ids, (p) => `product.collection_id = ANY (${p}::text[])`);
  add(filters.type_ids, (p) => `product.type_id = ANY (${p}::text[])`);
  add(filters.tag_ids, (p) => `product.tag_ids && ${p}::text[]`);
  add(filters.created_after, (p) => `product.created_at >= ${p}::timestamptz`);
  add(filters.created_before, (p) => `product.created_at <= ${p}::timestamptz`);
  add(filters.updated_after, (p) => `product.updated_at >= ${p}::timestamptz`);
  add(filters.updated_before, (p) => `product.updated_at <= ${p}::timestamptz`);
  return conditions;
}

function entryConditions(filters: AssortmentFilters, { bind }: Draft): string[] {
  const conditions = ["entry.dark_store_id = $1"];
  if (filters.ids) {
    conditions.push(`entry.product_id = ANY (${bind(filters.ids)}::text[])`);
  }
  if (filters.category_ids) {
    // As an array, so that the entries are found by their key however many the store has.
    conditions.push(`entry.product_id = ANY (ARRAY(
           SELECT product_id FROM catalogue_placement WHERE category_id = ANY (${bind(filters.category_ids)}::text[])))`);
  }
  if (filters.in_stock !== null && filters.in_stock !== undefined) {
    conditions.push(filters.in_stock ? "NOT entry.sold_out" : "entry.sold_out");
  }
  if (filters.price_from !== null && filters.price_from !== undefined) {
    conditions.push(`entry.price >= ${bind(filters.price_from)}::numeric`);
  }
  if (filters.price_to !== null && filters.price_to !== undefined) {
    conditions.push(`entry.price <= ${bind(filters.price_to)}::numeric`);
  }
  return conditions;
}

function foundSql(search: NonNullable<AssortmentFilters["search"]>, { bind }: Draft): string {
  const places = bind(search.words.map((word) => word.place));
  const words = bind(search.words.map((word) => word.word));
  const qualities = bind(search.words.map((word) => word.quality));
  return `found AS MATERIALIZED (
       SELECT product_id, sum(best) AS relevance
       FROM (
         SELECT kept.product_id, meant.place, max(meant.quality * kept.weight) AS best
         FROM unnest(${places}::integer[], ${words}::text[], ${qualities}::float8[]) AS meant(place, word, quality)
         JOIN catalogue_word kept ON kept.word = meant.word
         GROUP BY kept.product_id, meant.place) matched
       GROUP BY product_id
       HAVING count(*) >= ${bind(search.needed)}::integer
     ), `;
}

/** Where the rows of a page come from: the entries that pass the filters, in the order asked for. */
interface Selection {
  /** What stands before the page's own part of the statement. */
  before: string;
  from: string;
  order: string;
  total: string;
}

/** Nothing but the store is asked for: an index has the order, and the number of entries is kept. */
function everything(order: string): Selection {
  return {
    before: "",
    from: "assortment_entry entry WHERE entry.dark_store_id = $1",
    order,
    total: `SELECT least(coalesce(max(listed), 0), ${COUNT_CAP})::integer FROM assortment_size WHERE dark_store_id = $1`,
  };
}

/** Entries that pass the filters are gathered once, for the page and for the count. */
function narrowed(
  filters: AssortmentFilters,
  order: AssortmentPageRequest["order"],
  by: string,
  pen: Draft,
): Selection {
  const found = filters.search ? foundSql(filters.search, pen) : "";
  const isFound = found === "" ? [] : ["entry.product_id = ANY (ARRAY(SELECT product_id FROM found))"];
  const ofProduct = productConditions(filters, pen);
  const conditions = [...entryConditions(filters, pen), ...isFound, ...ofProduct];
  const sortsByProduct = BY_PRODUCT.includes(order);
  const source = sortsByProduct ? "product" : order === "relevance" ? "found" : "entry";
  return {
    before: `${found}listed AS MATERIALIZED (
       SELECT entry.product_id, entry.sold_out, entry.sort_title, ${source}.${SORT_KEYS[order]} AS sort_key
       FROM assortment_entry entry
       ${found === "" ? "" : "JOIN found ON found.product_id = entry.product_id"}
       ${ofProduct.length > 0 || sortsByProduct ? "JOIN catalogue_product product ON product.product_id = entry.product_id" : ""}
       WHERE ${conditions.join("\n         AND ")}
     ), `,
    from: "listed entry",
    order: by,
    total: `SELECT least(count(*), ${COUNT_CAP})::integer FROM listed`,
  };
}

/** By what the filters narrow. */
function narrowings({ dark_store_id: _store, ...others }: AssortmentFilters): unknown[] {
  return Object.values(others).filter((value) => value !== null && value !== undefined);
}

function selectionOf(filters: AssortmentFilters, page: AssortmentPageRequest, pen: Draft): Selection {
  const direction = page.descending ? "DESC" : "ASC";
  if (narrowings(filters).length === 0 && (page.order === "title" || page.order === "price")) {
    return everything(`entry.sold_out, entry.${SORT_KEYS[page.order]} ${direction}, entry.product_id`);
  }
  return narrowed(
    filters,
    page.order,
    `entry.sold_out, entry.sort_key ${direction}, entry.sort_title, entry.product_id`,
    pen,
  );
}

/**
 * The statement of a page: its text depends on which filters and order are asked for, never on their values. Only pages
 * with at most one filter have a name: connections keep a named statement for good, and there are thousands of others.
 */
export function pageStatement(
  filters: AssortmentFilters,
  page: AssortmentPageRequest,
): PreparedStatement & { values: unknown[] } {
  const pen = draft();
  pen.bind(filters.dark_store_id);
  const selection = selectionOf(filters, page, pen);
  const extras = page.with_extras;
  const text = `WITH ${selection.before}page AS (
       SELECT entry.product_id, row_number() OVER () AS place
       FROM (
         SELECT entry.product_id
         FROM ${selection.from}
         ORDER BY ${selection.order}
         LIMIT ${pen.bind(page.limit)}::integer OFFSET ${pen.bind(page.offset)}::integer) entry
     ),
     total AS (SELECT (${selection.total}) AS count, (${STORE}) AS store)
     SELECT total.count,
            CASE WHEN row_number() OVER (ORDER BY page.place, variant.variant_rank, variant.variant_id) = 1
                 THEN total.store END AS store,
            page.place::integer AS place, product.product_id, product.document AS product_document,
            ${extras ? "product.extras" : "NULL"} AS product_extras, ${extras ? "product.names" : "NULL::jsonb"} AS names,
            variant.variant_id, variant.document AS variant_document,
            ${extras ? "variant.extras" : "NULL"} AS variant_extras,
            store_offer_selling_price(offer.price, offer.sale_price, offer.sale_starts_at, offer.sale_ends_at, now())::float8
              AS price,
            offer.mrp::float8 AS mrp, offer.on_hand - offer.reserved AS available, offer.max_per_order
     FROM total
     LEFT JOIN (
       page
       JOIN catalogue_product product ON product.product_id = page.product_id
       JOIN catalogue_variant variant ON variant.product_id = page.product_id
       JOIN store_offer offer
         ON offer.dark_store_id = $1 AND offer.variant_id = variant.variant_id AND offer.is_available
     ) ON true
     ORDER BY page.place, variant.variant_rank, variant.variant_id`;
  const isCommon = narrowings(filters).length <= 1;
  const name = isCommon ? `dark-stores-page-${createHash("sha1").update(text).digest("hex").slice(0, 16)}` : undefined;
  return { name, text, values: pen.values };
}

/**
 * One page of a store's assortment with each product's variants, price and stock, sold-out products last, and how many
 * products there are in all (up to 10,000).
 * Parameters: filters and page. Rows: one per offered variant of the page in order; a single one without a place when
 * the page is empty.
 * Invariant: price and stock are read from the offers in this very statement; only order and membership come from the
 * entries, which follow the offers within a second.
 */
export async function pageAssortment(
  db: Knex,
  filters: AssortmentFilters,
  page: AssortmentPageRequest,
): Promise<AssortmentPageRow[]> {
  const { values, ...statement } = pageStatement(filters, page);
  return prepared<AssortmentPageRow>(db, statement, values);
}
