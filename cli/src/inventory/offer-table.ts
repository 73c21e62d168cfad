import type { Money } from "../frame/money.js";
import { renderTable } from "../frame/table.js";
import type { Offer } from "./offers.js";

/** Offers as people read them. */
export function offerTable(offers: readonly Offer[], width: number, money: Money): string {
  return renderTable(
    offers,
    [
      { title: "sku", value: ({ sku }) => sku },
      { title: "product", value: ({ title, variant_title }) => [title, variant_title].filter(Boolean).join(", ") },
      { title: "price", value: ({ price }) => money(price), align: "right" },
      { title: "mrp", value: ({ mrp }) => money(mrp), align: "right" },
      { title: "on hand", value: (offer) => offer.on_hand, align: "right" },
      { title: "reserved", value: ({ reserved }) => reserved, align: "right" },
      { title: "available", value: ({ available }) => available, align: "right" },
      { title: "on sale", value: ({ is_available }) => (is_available ? "yes" : "no") },
      { title: "bin", value: ({ bin }) => bin },
      { title: "reorder at", value: ({ reorder_level }) => reorder_level, align: "right" },
    ],
    width,
  );
}
