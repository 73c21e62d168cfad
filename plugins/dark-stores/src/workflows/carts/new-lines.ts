import type { ItemTaxLineDTO, ShippingTaxLineDTO } from "@medusajs/framework/types";
import type { NewLine, VariantDescription } from "../../modules/dark-stores";

/** Lines as the cart module takes them: at the store's price, tax included, each with its taxes (known by its variant). */
export function newLines(lines: (NewLine & VariantDescription)[], taxLines: (ItemTaxLineDTO | ShippingTaxLineDTO)[]) {
  return lines.map((line) => ({
    ...line,
    metadata: line.metadata ?? {},
    is_custom_price: true,
    is_tax_inclusive: true,
    tax_lines: taxLines
      .filter((tax) => "line_item_id" in tax && tax.line_item_id === line.variant_id)
      .map((tax) => taxLineOf(tax)),
  }));
}

/** A tax that is due, as the cart module takes it. */
export function taxLineOf({ name, rate_id, code, rate, provider_id }: ItemTaxLineDTO | ShippingTaxLineDTO) {
  return { description: name, tax_rate_id: rate_id, code, rate, provider_id };
}
