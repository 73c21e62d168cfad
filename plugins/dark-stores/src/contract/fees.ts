import { z } from "zod";

/** What a delivery may cost: the way, more of it while many order at once, a basket that is small, the packing. */
export const FEE_KINDS = ["delivery", "surge", "small_basket", "handling"] as const;
export type FeeKind = (typeof FEE_KINDS)[number];

/** One part of what a delivery costs, tax included, in major units of the cart's currency. */
export interface Fee {
  kind: FeeKind;
  amount: number;
}

export const MAX_SURGE_MULTIPLIER = 3;
const MAX_DELIVERY_FEE_STEPS = 20;

const moneySchema = z.number().min(0).max(1_000_000);
const instantSchema = z.iso.datetime({ offset: true, error: "give an instant as 2026-01-31T18:00:00Z" });

/** The delivery fee up to a distance as the crow flies, that distance included. */
export const deliveryFeeStepSchema = z.strictObject({
  up_to_m: z.number().int().min(1).max(100_000),
  fee: moneySchema,
});

export type DeliveryFeeStep = z.infer<typeof deliveryFeeStepSchema>;

const deliveryFeeStepsSchema = z
  .array(deliveryFeeStepSchema)
  .max(MAX_DELIVERY_FEE_STEPS)
  .refine(
    (steps) => steps.every((step, index) => index === 0 || step.up_to_m > (steps[index - 1]?.up_to_m ?? 0)),
    "steps must go from near to far, each distance once",
  );

/** The fields of a store that say what its deliveries cost. Money in major units, tax included. */
export const feeFields = {
  /** Beyond the last step; without steps, of every delivery. */
  delivery_fee: moneySchema,
  delivery_fee_steps: deliveryFeeStepsSchema,
  /** Goods for this much or more are delivered for nothing; null: never. */
  free_delivery_from: moneySchema.nullable(),
  small_basket_fee: moneySchema,
  /** Goods for less than this pay the small-basket fee. */
  small_basket_below: moneySchema,
  handling_fee: moneySchema,
  /** Applies to the delivery fee; 1 is no surge. */
  surge_multiplier: z.number().min(1).max(MAX_SURGE_MULTIPLIER).multipleOf(0.01, "surge_multiplier has two decimals"),
  /** Without a start the surge is on already, without an end until someone ends it. */
  surge_starts_at: instantSchema.nullable(),
  surge_ends_at: instantSchema.nullable(),
};

/** A surge that ends has begun before. */
export function surgeEndsAfterStart(body: {
  surge_starts_at?: string | null | undefined;
  surge_ends_at?: string | null | undefined;
}): boolean {
  const { surge_starts_at: start, surge_ends_at: end } = body;
  return !start || !end || new Date(start) < new Date(end);
}

export const SURGE_PROBLEM = { message: "surge_ends_at must be after surge_starts_at", path: ["surge_ends_at"] };

/** What the delivery of a cart costs now, and what is missing to make it cheaper. `GET /store/carts/:id/fees`. */
export interface FeeQuote {
  cart_id: string;
  dark_store_id: string;
  currency_code: string;
  /** The lines at their prices, before promotions. */
  goods_total: number;
  /** From the store to the pin; null as long as the address has none. */
  distance_m: number | null;
  /** `delivery` always; the others when they are charged. */
  fees: Fee[];
  /** The sum of the fees: the price of the delivery. */
  total: number;
  /** 1 when there is no surge now. */
  surge_multiplier: number;
  free_delivery_from: number | null;
  /** What goods are missing for a free delivery, 0 when it is free; null when the store has no such offer. */
  free_delivery_missing: number | null;
  /** What goods are missing to save the small-basket fee. */
  small_basket_missing: number;
  minimum_order: number;
  minimum_order_missing: number;
}
