import type { BigNumberInput } from "@medusajs/framework/types";
import { decorateCartTotals, MathBN } from "@medusajs/framework/utils";
import type { CartRows, PlacingCart } from "../policies/placing-cart";

/** A cart with its total and those of its lines, worked out as Medusa's cart does, in major units. */
export function withTotals(rows: CartRows): PlacingCart {
  // Medusa writes the totals into what it is given.
  const totalled = decorateCartTotals(structuredClone(rows) as never) as unknown as {
    total: BigNumberInput;
    items: { total: BigNumberInput }[];
  };
  return {
    ...rows,
    total: inNumbers(totalled.total),
    items: rows.items.map(
      (item, index) => ({ ...item, total: inNumbers(totalled.items[index]?.total) }) as PlacingCart["items"][number],
    ),
  };
}

function inNumbers(amount: BigNumberInput | undefined): number {
  return MathBN.convert(amount ?? 0).toNumber();
}
