/** A tax on a line. */
export interface LineTax {
  code: string | null;
  rate: number;
  rate_id?: string | null;
}

/** Something of a cart that bears taxes. */
export interface Taxed {
  id: string;
  taxes: LineTax[];
}

/** What the tax service asks of a line. */
export interface TaxedLine extends Taxed {
  product_id: string | null;
  product_type_id: string | null;
  is_giftcard: boolean;
}

/** What the tax service asks of a delivery; the amount in major units. */
export interface TaxedDelivery extends Taxed {
  shipping_option_id: string;
  amount: number;
}

/** A tax that is due now, on a line or on a delivery. */
export type DueTax = LineTax & ({ line_item_id: string } | { shipping_line_id: string });

/** What a tax may depend on in an address. */
const TAXED_BY = ["country_code", "province", "postal_code", "city"] as const;

type Address = Record<string, unknown> | null | undefined;

/** Whether other taxes may be due at an address than at the one before; as in Medusa, a field it does not name says nothing. */
export function isTaxedAnew(before: Address, after: Address): boolean {
  if (!after) return false;
  return TAXED_BY.some((field) => after[field] !== undefined && textOf(after[field]) !== textOf(before?.[field]));
}

/** Whether lines or deliveries bear other taxes than those that are due now. */
export function bearsOtherTaxes(taxed: readonly Taxed[], due: readonly DueTax[]): boolean {
  return taxed.some(({ id, taxes }) => marksOf(taxes) !== marksOf(due.filter((tax) => ownerOf(tax) === id)));
}

function ownerOf(tax: DueTax): string {
  return "line_item_id" in tax ? tax.line_item_id : tax.shipping_line_id;
}

function marksOf(taxes: readonly LineTax[]): string {
  return taxes
    .map((tax) => JSON.stringify([tax.rate_id ?? null, tax.code, tax.rate]))
    .sort()
    .join();
}

/** Countries are kept in lower case, however they came. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value.toLowerCase() : "";
}
