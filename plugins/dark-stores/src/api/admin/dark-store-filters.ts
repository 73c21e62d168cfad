import type { z } from "zod";
import type { DarkStoreOrder, listDarkStoresQuerySchema } from "../../contract/dark-stores";
import type { DarkStoreFilters } from "../../modules/dark-stores";
import { many } from "../parse";

type Query = z.output<typeof listDarkStoresQuerySchema>;

/** The filters of `GET /admin/dark-stores` as the module takes them. */
export function filtersOf(query: Omit<Query, "limit" | "offset" | "order">): Partial<DarkStoreFilters> {
  return {
    ids: many(query.id) ?? null,
    codes: many(query.code) ?? null,
    statuses: Array.isArray(query.status) ? query.status : query.status ? [query.status] : null,
    pattern: query.q ? `%${query.q.replace(/[\\%_]/g, (character) => `\\${character}`)}%` : null,
    city: query.city ?? null,
    overloaded: query.overloaded === undefined ? null : query.overloaded === "true",
    latitude: query.latitude ?? null,
    longitude: query.longitude ?? null,
    within_m: query.within_m ?? null,
  };
}

/** By code unless said otherwise; what is looked for around a point comes nearest first. */
export function orderOf(
  order: Query["order"],
  within_m: number | undefined,
): { order: DarkStoreOrder; descending: boolean } {
  if (order === undefined) {
    return { order: within_m === undefined ? "code" : "distance_m", descending: false };
  }
  return { order: order.replace("-", "") as DarkStoreOrder, descending: order.startsWith("-") };
}
