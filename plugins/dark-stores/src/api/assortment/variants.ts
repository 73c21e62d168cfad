import type { Offer } from "../../contract/offers";

/** The platform has one region; every price of a dark store is in its currency, tax included. */
export const CURRENCY_CODE = "inr";

const OURS = [
  "variants.calculated_price",
  "variants.inventory_quantity",
  "variants.prices",
  "variants.inventory_items",
];

/** The fields to ask Medusa for: without price and stock, which come from the store, and with the ids they hang on. */
export function catalogueFields(fields: string[]): string[] {
  const others = fields.filter(
    (field) => !OURS.some((own) => field === own || field.startsWith(`${own}.`) || field === `*${own}`),
  );
  const wantsVariants = fields.some((field) => /^\*?variants(\.|$)/.test(field));
  return wantsVariants ? [...new Set([...others, "id", "variants.id"])] : [...new Set([...others, "id"])];
}

function bigNumberOf(amount: number) {
  return { value: String(amount), precision: 20 };
}

/** A store's price in the shape of Medusa's calculated price; below MRP it reads as a sale. */
export function calculatedPrice(offer: Offer) {
  const source = {
    id: null,
    price_list_id: null,
    price_list_type: offer.price < offer.mrp ? "sale" : null,
    min_quantity: null,
    max_quantity: null,
  };
  return {
    id: `${offer.dark_store_id}:${offer.variant_id}`,
    is_calculated_price_price_list: false,
    is_calculated_price_tax_inclusive: true,
    calculated_amount: offer.price,
    raw_calculated_amount: bigNumberOf(offer.price),
    is_original_price_price_list: false,
    is_original_price_tax_inclusive: true,
    original_amount: offer.mrp,
    raw_original_amount: bigNumberOf(offer.mrp),
    currency_code: CURRENCY_CODE,
    calculated_price: source,
    original_price: { ...source, price_list_type: null },
  };
}

export interface CatalogueVariant extends Record<string, unknown> {
  id: string;
}

/** The variants a store offers, with its price and stock; variants it does not offer are left out. */
export function offeredVariants(variants: CatalogueVariant[], offers: Map<string, Offer>): CatalogueVariant[] {
  return variants.flatMap((variant) => {
    const offer = offers.get(variant.id);
    return offer?.is_available
      ? [
          {
            ...variant,
            manage_inventory: true,
            allow_backorder: false,
            inventory_quantity: Math.max(0, offer.available),
            max_per_order: offer.max_per_order,
            calculated_price: calculatedPrice(offer),
          },
        ]
      : [];
  });
}
