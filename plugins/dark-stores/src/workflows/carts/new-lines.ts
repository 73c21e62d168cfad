import type { ItemTaxLineDTO, ShippingTaxLineDTO } from "@medusajs/framework/types";
import type { NewLine, VariantDescription } from "../../modules/dark-stores";

/** Lines as the cart module takes them: at the store's price, tax included, each with its taxes (known by its variant). */
export function newLines(lines: (NewLine & VariantDescription)[], taxLines: (ItemTaxLineDTO | ShippingTaxLineDTO)[]) {
  return lines.map((line) => ({
    ...line,
    metadata: line.metadata ?? {},
    is_custom_price: true,
    is_tax_inclusive: true,
    tax_lines: taxLines.flatMap((tax) =>
      "line_item_id" in tax && tax.line_item_id === line.variant_id
        ? [
            {
              description: tax.name,
              tax_rate_id: tax.rate_id,
              code: tax.code,
              rate: tax.rate,
              provider_id: tax.provider_id,
            },
          ]
        : [],
    ),
  }));
}
