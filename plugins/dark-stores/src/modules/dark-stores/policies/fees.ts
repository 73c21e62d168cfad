import { BigNumber } from "bignumber.js";
import type { DeliveryFeeStep, Fee, FeeQuote } from "../../../contract/fees";

/** An amount in major units; as text it keeps every digit. */
type Amount = BigNumber.Value;

/** What a store asks for its deliveries: money in major units, tax included; instants as dates or ISO 8601. */
export interface Tariff {
  /** Beyond the last step; without steps, of every delivery. */
  delivery_fee: Amount;
  /** From near to far; a step includes its own distance. */
  delivery_fee_steps: DeliveryFeeStep[];
  free_delivery_from: Amount | null;
  small_basket_fee: Amount;
  small_basket_below: Amount;
  handling_fee: Amount;
  surge_multiplier: number;
  surge_starts_at: Date | string | null;
  surge_ends_at: Date | string | null;
}

/** What of a tariff goes by the way alone. */
export type DeliveryTariff = Pick<
  Tariff,
  "delivery_fee" | "delivery_fee_steps" | "surge_multiplier" | "surge_starts_at" | "surge_ends_at"
>;

/** The basket and the way that are priced. */
export interface Priced {
  /** Lines at their prices, before promotions, in major units. */
  goods_total: Amount;
  /** Null when nobody knows yet: then the fee of the farthest is asked, never less than will be charged. */
  distance_m: number | null;
  /** Digits of the currency behind the point. */
  decimals: number;
  now: Date;
}

/** The fulfilment provider of deliveries by a store's riders; Medusa appends the name it is installed under. */
export const TARIFF_PROVIDER = "dark-store-delivery";

/** Whether the tariff of the store prices this shipping option. */
export function isAtTariff(option: { price_type: string; provider_id: string }): boolean {
  return option.price_type === "calculated" && option.provider_id.startsWith(`${TARIFF_PROVIDER}_`);
}

/** Digits behind the point of a currency, ISO 4217: 2 of the rupee, 0 of the yen. */
export function decimalsOf(currencyCode: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat("en", {
    style: "currency",
    currency: currencyCode,
  }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}

/** The surge of this instant: from its start on, up to but not including its end; 1 outside. */
export function surgeAt(tariff: DeliveryTariff, now: Date): number {
  const { surge_multiplier, surge_starts_at: start, surge_ends_at: end } = tariff;
  const begun = start === null || now >= new Date(start);
  const ended = end !== null && now >= new Date(end);
  return begun && !ended ? surge_multiplier : 1;
}

/** What a delivery over this distance costs now, surge included, whatever is in the basket. */
export function deliveryFeeAt(tariff: DeliveryTariff, way: Pick<Priced, "distance_m" | "decimals" | "now">): number {
  const { delivery, surge } = feesOfTheWay(tariff, way);
  return delivery.plus(surge).toNumber();
}

/** What the delivery of a basket costs now, part by part, and what is missing to make it cheaper. */
export function quoteFees(
  tariff: Tariff,
  priced: Priced,
): Pick<FeeQuote, "fees" | "total" | "free_delivery_missing" | "small_basket_missing"> {
  const { goods_total, decimals } = priced;
  const missingTo = (amount: Amount) => BigNumber.max(0, new BigNumber(amount).minus(goods_total));
  const free = tariff.free_delivery_from === null ? null : missingTo(tariff.free_delivery_from);
  const smallBy = missingTo(tariff.small_basket_below);
  const way = free?.isZero() ? { delivery: ZERO, surge: ZERO } : feesOfTheWay(tariff, priced);
  const small = smallBy.isZero() ? ZERO : rounded(tariff.small_basket_fee, decimals);

  const fees: { kind: Fee["kind"]; amount: BigNumber }[] = [
    { kind: "delivery", amount: way.delivery },
    { kind: "surge", amount: way.surge },
    { kind: "small_basket", amount: small },
    { kind: "handling", amount: rounded(tariff.handling_fee, decimals) },
  ];
  const charged = fees.filter(({ kind, amount }) => kind === "delivery" || !amount.isZero());
  return {
    fees: charged.map(({ kind, amount }) => ({ kind, amount: amount.toNumber() })),
    total: BigNumber.sum(...fees.map(({ amount }) => amount)).toNumber(),
    free_delivery_missing: free?.toNumber() ?? null,
    small_basket_missing: small.isZero() ? 0 : smallBy.toNumber(),
  };
}

/** The fees that changed, with what was asked before; a fee that one side lacks counts as 0 there. */
export function changedFees(before: Fee[], after: Fee[]) {
  const amountIn = (fees: Fee[], kind: Fee["kind"]) => fees.find((fee) => fee.kind === kind)?.amount ?? 0;
  const kinds = [...new Set([...before, ...after].map(({ kind }) => kind))];
  return kinds
    .map((kind) => ({ kind, old_amount: amountIn(before, kind), new_amount: amountIn(after, kind) }))
    .filter(({ old_amount, new_amount }) => !new BigNumber(old_amount).eq(new_amount));
}

const ZERO = new BigNumber(0);

function rounded(amount: Amount, decimals: number): BigNumber {
  return new BigNumber(amount).decimalPlaces(decimals, BigNumber.ROUND_HALF_UP);
}

/** The surge is rounded on its own, so that the parts add up to what is charged. */
function feesOfTheWay(tariff: DeliveryTariff, { distance_m, decimals, now }: Omit<Priced, "goods_total">) {
  const step = distance_m === null ? undefined : tariff.delivery_fee_steps.find(({ up_to_m }) => distance_m <= up_to_m);
  const delivery = rounded(step?.fee ?? tariff.delivery_fee, decimals);
  const more = new BigNumber(surgeAt(tariff, now)).minus(1);
  return { delivery, surge: rounded(delivery.times(more), decimals) };
}
