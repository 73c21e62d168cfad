import { pathOf } from "../../baselines/start-bare-server.js";
import { categoryId, storeId, variantId } from "../../data/ids.js";
import { pick, randomFrom } from "../../data/random.js";
import type { LoadRequest } from "../../harness/load.js";
import type { PageStatement } from "./statements.js";

/** Enough different ones that no two clients ask the same at the same time. */
const REQUESTS = 2000;
const SEED = 3;
const PAGE = 20;

/** What Medusa's own storefronts ask for, to show a price and whether there is stock. */
const FIELDS = encodeURIComponent("*variants.calculated_price,+variants.inventory_quantity");

/** Categories 2 to 5 of the data set are shelves; each holds a fiftieth of the products. */
const SHELVES = [2, 3, 4, 5].map(categoryId);

interface Size {
  stores: number;
  skus: number;
}

/** The first page of a random store, each time. Price and stock come unasked. */
export function firstPages({ stores }: Size): LoadRequest[] {
  const random = randomFrom(SEED);
  return Array.from({ length: REQUESTS }, () => inStore(random, stores, `/store/products?limit=${PAGE}`));
}

/** The rows behind the same first pages, by our own statement. */
export function samePages({ stores }: Size, statement: PageStatement): LoadRequest[] {
  const random = randomFrom(SEED);
  return Array.from({ length: REQUESTS }, () => {
    const { values } = statement(storeId(1 + Math.floor(random() * stores)));
    return { path: pathOf("same", values) };
  });
}

/** What people ask for next: of 20 visits, so many are of a kind. */
const VISITS: { of20: number; query: (offset: number, random: () => number) => Record<string, string | number> }[] = [
  { of20: 8, query: () => ({ offset: 0 }) },
  { of20: 4, query: (offset) => ({ offset }) },
  { of20: 3, query: (offset) => ({ offset, order: "price" }) },
  { of20: 2, query: (offset) => ({ offset, order: "-price" }) },
  { of20: 3, query: (_, random) => ({ offset: 0, category_id: pick(random, SHELVES) }) },
];

/** People leafing through, sorting by price and opening categories, in random stores, from a Medusa storefront. */
export function browsing({ stores }: Size, regionId: string): LoadRequest[] {
  const random = randomFrom(SEED + 1);
  const visits = VISITS.flatMap(({ of20, query }) => Array.from({ length: of20 }, () => query));
  return Array.from({ length: REQUESTS }, () => {
    const offset = PAGE * Math.floor(random() * 6);
    return inStore(random, stores, pageQuery(regionId, pick(random, visits)(offset, random)));
  });
}

/** Medusa's own page: no store, and another page each time as long as there are some. */
export function medusaPages({ skus }: Size, regionId: string, count: number): LoadRequest[] {
  const pages = Math.floor((skus * 0.75) / PAGE);
  return Array.from({ length: count }, (_, index) => ({
    path: pageQuery(regionId, { offset: PAGE * ((index * 37) % pages) }),
  }));
}

/** The lean statement for a random store and 20 neighbouring variants. */
export function leanPages({ stores, skus }: Size): LoadRequest[] {
  const random = randomFrom(SEED);
  return Array.from({ length: REQUESTS }, () => {
    const store = storeId(1 + Math.floor(random() * stores));
    const first = 1 + Math.floor(random() * (skus - PAGE));
    const variants = Array.from({ length: PAGE }, (_, index) => variantId(first + index));
    return { path: pathOf("lean", [store, variants]) };
  });
}

function pageQuery(regionId: string, query: Record<string, string | number>): string {
  const parameters = Object.entries(query).map(([name, value]) => `&${name}=${value}`);
  return `/store/products?limit=${PAGE}&region_id=${regionId}&fields=${FIELDS}${parameters.join("")}`;
}

function inStore(random: () => number, stores: number, path: string): LoadRequest {
  return { path, headers: { "x-dark-store-id": storeId(1 + Math.floor(random() * stores)) } };
}
