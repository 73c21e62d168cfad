import { MathBN } from "@medusajs/framework/utils";
import type { Fee, Offer } from "@quickdash/dark-stores/contract";
import { changedFees, type CartFees, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import type { ChangedFee } from "../../modules/order-flow/policies/judge-checkout";
import type { PlacingCart } from "../../modules/order-flow/policies/placing-cart";

/** What the delivery of a cart costs when its lines cost what the store asks now; null for a cart that is not pinned. */
export function feesNow(
  stores: DarkStoresService,
  { id, items }: Pick<PlacingCart, "id" | "items">,
  offers: Pick<Offer, "variant_id" | "selling_price">[],
): Promise<CartFees | null> {
  const prices = new Map(offers.map((offer) => [offer.variant_id, offer.selling_price]));
  const goods_total = MathBN.sum(
    ...items.map((item) => MathBN.mult(prices.get(item.variant_id) ?? item.unit_price, item.quantity)),
  );
  return stores.quoteCart({ cart_id: id, goods_total });
}

/**
 * The fees that are not what the cart's delivery was priced at: none while its amount is right, however it is made up. A
 * delivery that does not say what it is made of counts as one delivery fee.
 */
export function feesThatChanged({ quote, methods }: CartFees): ChangedFee[] {
  const wrong = methods.find(({ amount }) => !MathBN.eq(amount, quote.total));
  if (!wrong) return [];
  const { data, amount } = wrong;
  const whole: Fee[] = [{ kind: "delivery", amount: Number(amount) }];
  const said = data?.fees && MathBN.eq(MathBN.sum(...data.fees.map((fee) => fee.amount)), amount) ? data.fees : whole;
  return changedFees(said, quote.fees);
}
