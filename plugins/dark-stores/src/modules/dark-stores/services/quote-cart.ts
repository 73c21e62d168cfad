import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { BigNumberInput } from "@medusajs/framework/types";
import { MathBN } from "@medusajs/framework/utils";
import type { FeeQuote } from "../../../contract/fees";
import { decimalsOf, quoteFees, surgeAt } from "../policies/fees";
import { readFeeBasis, type FeeBasisRow } from "../queries/read-fee-basis.sql";

/** What the fees of a cart are now, and the deliveries of the cart with the fees that they carry. */
export interface CartFees {
  quote: FeeQuote;
  methods: FeeBasisRow["methods"];
}

/**
 * The fees of a pinned cart at this instant; null for a cart that is not pinned. `goods_total` stands for the cart's own
 * lines when they are about to cost something else.
 */
export async function quoteCart(
  db: Knex,
  input: { cart_id: string; goods_total?: BigNumberInput | undefined; now: Date },
): Promise<CartFees | null> {
  const [basis] = await readFeeBasis(db, input);
  if (!basis) return null;
  const goods_total = MathBN.convert(input.goods_total ?? basis.goods_total);
  const { distance_m, free_delivery_from } = basis;
  const quoted = quoteFees(basis, {
    goods_total,
    distance_m,
    decimals: decimalsOf(basis.currency_code),
    now: input.now,
  });
  const quote: FeeQuote = {
    cart_id: input.cart_id,
    dark_store_id: basis.dark_store_id,
    currency_code: basis.currency_code,
    goods_total: goods_total.toNumber(),
    distance_m,
    surge_multiplier: surgeAt(basis, input.now),
    free_delivery_from: free_delivery_from === null ? null : Number(free_delivery_from),
    minimum_order: Number(basis.minimum_order),
    minimum_order_missing: MathBN.max(0, MathBN.sub(basis.minimum_order, goods_total)).toNumber(),
    ...quoted,
  };
  return { quote, methods: basis.methods };
}
