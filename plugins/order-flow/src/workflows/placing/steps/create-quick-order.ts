import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import {
  DEFAULT_SUBSTITUTION,
  substitutionSchema,
  type PackingDescription,
  type Substitution,
} from "@quickdash/dark-stores/contract";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import type { OrderActor, OrderStatusChanged } from "../../../contract";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import { newCode } from "../../../modules/order-flow/codes";
import { lineTitleOf } from "../../../modules/order-flow/policies/line-title";
import { promisedAt } from "../../../modules/order-flow/policies/promise";
import type OrderFlowService from "../../../modules/order-flow/service";
import { CASH_ON_DELIVERY, type PlacedOrder } from "../../../modules/order-flow/service";
import type { CheckedCheckout } from "./check-checkout";
import type { NewOrder } from "./create-medusa-order";

export const createQuickOrderStepId = "order-flow-create-quick-order";

/**
 * Writes the quick order beside Medusa's order: confirmed when its payment is settled or cash was promised, pending while
 * the payment is on its way. Answers the event of the placing. Compensation forgets it.
 */
export const createQuickOrderStep = createStep(
  createQuickOrderStepId,
  async (
    input: { order: NewOrder; checkout: CheckedCheckout; is_settled: boolean },
    { container },
  ): Promise<StepResponse<OrderStatusChanged, { order_id: string }>> => {
    const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
    const described = await container
      .resolve<DarkStoresService>(DARK_STORES_MODULE)
      .describeForPacking(variantsToPack(input.order));
    const placed = placedOrderOf(input, described, new Date());
    await service.createPlacedOrder(placed);
    const { order } = placed;
    return new StepResponse(
      {
        order_id: order.order_id,
        display_id: order.display_id,
        dark_store_id: order.dark_store_id,
        customer_id: order.customer_id,
        from: null,
        to: order.status,
        at: order.placed_at.toISOString(),
        actor: placed.actor,
        reason: null,
      },
      { order_id: order.order_id },
    );
  },
  async (created, { container }) => {
    if (!created) return;
    await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).deletePlacedOrder(created.order_id);
  },
);

function placedOrderOf(
  { order, checkout, is_settled }: { order: NewOrder; checkout: CheckedCheckout; is_settled: boolean },
  described: Map<string, PackingDescription>,
  placedAt: Date,
): PlacedOrder {
  const totalOf = lineTotals(checkout);
  const actor: OrderActor = order.customer_id
    ? { type: "customer", id: order.customer_id }
    : { type: "system", id: "checkout" };
  return {
    order: {
      order_id: order.id,
      display_id: order.display_id,
      cart_id: checkout.cart_id,
      dark_store_id: checkout.dark_store_id,
      customer_id: order.customer_id,
      status: is_settled ? "confirmed" : "pending",
      promised_at: promisedAt(placedAt, checkout.eta_minutes),
      pickup_code: newCode(),
      handoff_code: newCode(),
      drop_latitude: checkout.drop.latitude,
      drop_longitude: checkout.drop.longitude,
      drop_address: checkout.drop.address,
      drop_instructions: checkout.drop.instructions,
      customer_first_name: checkout.customer_first_name,
      payment_method: checkout.payment_method,
      currency_code: order.currency_code,
      total: checkout.total,
      cash_to_collect: checkout.payment_method === CASH_ON_DELIVERY ? checkout.total : 0,
      placed_at: placedAt,
    },
    lines: order.items.map((item) => ({
      line_item_id: item.id,
      variant_id: item.variant_id,
      title: lineTitleOf(item),
      bin: checkout.bins[item.variant_id] ?? null,
      barcode: item.variant_barcode,
      quantity: item.quantity,
      unit_price: item.unit_price,
      line_total: totalOf(item),
      ...preferenceOf(item, described),
      nominal_weight_grams: described.get(item.variant_id)?.nominal_weight_grams ?? null,
    })),
    actor,
  };
}

/** The totals of the cart's lines, each given out once: the order's lines are the same ones under new ids. */
function lineTotals({ line_totals }: CheckedCheckout): (item: NewOrder["items"][number]) => number {
  const left = [...line_totals];
  return ({ variant_id, quantity, unit_price }) => {
    const index = left.findIndex(
      (line) => line.variant_id === variant_id && line.quantity === quantity && line.unit_price === unit_price,
    );
    const [line] = index < 0 ? [] : left.splice(index, 1);
    if (!line) throw new Error(`The cart has no line of ${variant_id} like the order's.`);
    return line.total;
  };
}

type Item = NewOrder["items"][number];

/** What the customer wants when the line runs out; carts that carry nothing valid mean the default. */
function substitutionOf(item: Item): Substitution {
  return substitutionSchema.safeParse(item.metadata?.["substitution"]).data ?? DEFAULT_SUBSTITUTION;
}

/** The ordered variants and those that customers named in their place. */
function variantsToPack({ items }: NewOrder): string[] {
  const named = items.flatMap((item) => {
    const preference = substitutionOf(item);
    return preference.kind === "variant" ? [preference.variant_id] : [];
  });
  return [...new Set([...items.map((item) => item.variant_id), ...named])];
}

/** A named variant that no longer exists cannot be packed: the best match stands for it. */
function preferenceOf(item: Item, described: Map<string, PackingDescription>) {
  const preference = substitutionOf(item);
  const named = preference.kind === "variant" ? described.get(preference.variant_id) : undefined;
  if (preference.kind === "variant" && !named) {
    return { preference: DEFAULT_SUBSTITUTION.kind, preference_variant_id: null, preference_title: null };
  }
  return {
    preference: preference.kind,
    preference_variant_id: named?.variant_id ?? null,
    preference_title: named ? lineTitleOf(named) : null,
  };
}
