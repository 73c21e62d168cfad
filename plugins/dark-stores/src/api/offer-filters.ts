import type { ListOffersQuery } from "../contract/offers";
import { many } from "./parse";

const flag = (value: "true" | "false" | undefined) => (value === undefined ? undefined : value === "true");

/** What a list of offers is asked for, with its order and page. */
export function offerFiltersOf(query: ListOffersQuery) {
  return {
    variant_ids: many(query.variant_id),
    skus: many(query.sku),
    q: query.q,
    bin: query.bin,
    category_id: query.category_id,
    low_stock: flag(query.low_stock),
    out_of_stock: flag(query.out_of_stock),
    is_available: flag(query.is_available),
    on_sale: flag(query.on_sale),
    order: query.order,
    limit: query.limit,
    offset: query.offset,
  };
}
