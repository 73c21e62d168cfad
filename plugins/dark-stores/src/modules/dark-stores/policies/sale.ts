import { Refusal } from "../../../contract/refusal";

/** A price and the sale on it; instants as dates or ISO 8601. */
export interface Sale {
  price: number;
  sale_price: number | null;
  sale_starts_at: Date | string | null;
  sale_ends_at: Date | string | null;
}

/** Refuses a sale that makes no sense: `sale_price_required`, `sale_above_price`, `sale_ends_before_start`. */
export function refuseWrongSale(sale: Sale, name: string): void {
  const { price, sale_price, sale_starts_at, sale_ends_at } = sale;
  if (sale_price === null) {
    if (sale_starts_at !== null || sale_ends_at !== null) {
      throw refusal("sale_price_required", `A sale with a start or an end needs a sale price: ${name}.`, sale);
    }
    return;
  }
  if (sale_price > price) {
    throw refusal("sale_above_price", `The sale price of ${name} must not be above its price of ${price}.`, sale);
  }
  if (sale_starts_at !== null && sale_ends_at !== null && new Date(sale_ends_at) <= new Date(sale_starts_at)) {
    throw refusal("sale_ends_before_start", `The sale of ${name} must end after it starts.`, sale);
  }
}

function refusal(code: string, message: string, sale: Sale): Refusal {
  return new Refusal("invalid_data", code, message, { ...sale });
}
