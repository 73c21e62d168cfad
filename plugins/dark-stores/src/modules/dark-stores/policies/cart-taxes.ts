/** A tax on a line. */
export interface LineTax {
  code: string | null;
  rate: number;
  rate_id?: string | null;
}

/** What the tax service asks of a line, and the taxes it bears. */
export interface TaxedLine {
  id: string;
  product_id: string | null;
  product_type_id: string | null;
  is_giftcard: boolean;
  taxes: LineTax[];
}

/** What a tax may depend on in an address. */
const TAXED_BY = ["country_code", "province", "postal_code", "city"] as const;

type Address = Record<string, unknown> | null | undefined;

/** Whether other taxes may be due at an address than at the one before; what the new one does not say stays. */
export function isTaxedAnew(before: Address, after: Address): boolean {
  if (!after) return false;
  return TAXED_BY.some((field) => after[field] !== undefined && textOf(after[field]) !== textOf(before?.[field]));
}

/** Whether lines bear other taxes than those that are due now, each due one naming its line. */
export function bearsOtherTaxes(
  lines: readonly TaxedLine[],
  due: readonly (LineTax & { line_item_id: string })[],
): boolean {
  return lines.some((line) => {
    const now = due.filter((tax) => tax.line_item_id === line.id);
    return marksOf(line.taxes) !== marksOf(now);
  });
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
