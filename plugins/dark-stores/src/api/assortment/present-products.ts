import type { AssortmentPageRow } from "../../modules/dark-stores";
import { fieldTree, pickFields, type FieldTree } from "./pick-fields";

type Json = Record<string, unknown>;

function bigNumberOf(amount: number): string {
  return `{"value":"${amount}","precision":20}`;
}

/** The store whose prices are shown, tax included, and their currency. */
export interface PricedStore {
  dark_store_id: string;
  currency_code: string;
}

/** `calculated_price` as Medusa answers it, with the MRP as the original price, as JSON text. */
function calculatedPriceText(store: PricedStore, variant: AssortmentPageRow): string {
  const { price, mrp } = variant;
  const empty = `"price_list_id":null,"min_quantity":null,"max_quantity":null`;
  return (
    `{"id":"${store.dark_store_id}:${variant.variant_id}","is_calculated_price_price_list":false,` +
    `"is_calculated_price_tax_inclusive":true,"calculated_amount":${price},` +
    `"raw_calculated_amount":${bigNumberOf(price)},"is_original_price_price_list":false,` +
    `"is_original_price_tax_inclusive":true,"original_amount":${mrp},"raw_original_amount":${bigNumberOf(mrp)},` +
    `"currency_code":"${store.currency_code}",` +
    `"calculated_price":{"id":null,"price_list_type":${price < mrp ? '"sale"' : "null"},${empty}},` +
    `"original_price":{"id":null,"price_list_type":null,${empty}}}`
  );
}

/** A variant's document with this store's price and stock, as JSON text. */
function variantText(store: PricedStore, row: AssortmentPageRow): string {
  return (
    `${row.variant_document.slice(0, -1)},"manage_inventory":true,"allow_backorder":false,` +
    `"inventory_quantity":${Math.max(0, row.available)},"max_per_order":${row.max_per_order ?? "null"},` +
    `"calculated_price":${calculatedPriceText(store, row)}}`
  );
}

function byProduct(rows: AssortmentPageRow[]): AssortmentPageRow[][] {
  const groups: AssortmentPageRow[][] = [];
  for (const row of rows) {
    const last = groups[groups.length - 1];
    if (row.place === null) {
      continue;
    }
    if (last?.[0]?.place === row.place) {
      last.push(row);
    } else {
      groups.push([row]);
    }
  }
  return groups;
}

function parsed(text: string | null): Json {
  return text === null ? {} : (JSON.parse(text) as Json);
}

function chosenParts(store: PricedStore, rows: AssortmentPageRow[], tree: FieldTree, language: string | null): Json {
  const [first] = rows;
  const name = language === null ? undefined : first?.names?.[language];
  const document = {
    ...parsed(first?.product_document ?? null),
    ...parsed(first?.product_extras ?? null),
    ...(name === undefined ? {} : { title: name }),
    variants: rows.map((row) => ({ ...parsed(variantText(store, row)), ...parsed(row.variant_extras) })),
  };
  return pickFields(document, tree);
}

/** How products are to be shown: which fields (null: those Medusa shows unasked), and in which language. */
export interface ProductView {
  fields: string[] | null;
  language: string | null;
}

/** Whether a view needs more of a product than everyone gets to see. */
export function needsExtras(view: ProductView): boolean {
  return view.fields !== null || view.language !== null;
}

/** Fields that stores always add to a variant. */
const ALWAYS_OF_VARIANTS = [
  "variants.calculated_price.*",
  "variants.inventory_quantity",
  "variants.manage_inventory",
  "variants.allow_backorder",
  "variants.max_per_order",
];

/** The products of a page as JSON texts, each with the variants this store offers, its price and stock. */
export function productTexts(store: PricedStore, rows: AssortmentPageRow[], view: ProductView): string[] {
  const groups = byProduct(rows);
  if (!needsExtras(view)) {
    return groups.map((group) => {
      const variants = group.map((row) => variantText(store, row)).join(",");
      return `${(group[0]?.product_document ?? "{}").slice(0, -1)},"variants":[${variants}]}`;
    });
  }
  const fields = view.fields ?? [];
  const withVariants = fields.some((field) => /^\*?variants(\.|$)/.test(field));
  const tree = fieldTree(withVariants ? [...fields, ...ALWAYS_OF_VARIANTS] : fields);
  return groups.map((group) => JSON.stringify(chosenParts(store, group, tree, view.language)));
}
