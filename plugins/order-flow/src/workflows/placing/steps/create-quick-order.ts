import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { OrderActor, OrderStatusChanged } from "../../../contract";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import { newCode } from "../../../modules/order-flow/codes";
import { textOf } from "../../../modules/order-flow/policies/drop";
import { lineTitleOf } from "../../../modules/order-flow/policies/line-title";
import { promisedAt } from "../../../modules/order-flow/policies/promise";
import type OrderFlowService from "../../../modules/order-flow/service";
import { CASH_ON_DELIVERY, type PlacedOrder } from "../../../modules/order-flow/service";
import type { CheckedCheckout } from "./check-checkout";

const MAX_PREFERENCE = 200;

/** The part of Medusa's new order that the quick order is written from. */
interface NewOrder {
  id: string;
  display_id: number;
  customer_id: string | null;
  currency_code: string;
  total: number;
  items: {
    id: string;
    variant_id: string;
    title: string;
    product_title: string | null;
    variant_title: string | null;
    variant_barcode: string | null;
    quantity: number;
    unit_price: number;
    total: number;
    metadata: Record<string, unknown> | null;
  }[];
  payment_collections?: { payments?: { id: string; canceled_at: Date | string | null }[] }[];
}

export const createQuickOrderStepId = "order-flow-create-quick-order";

/**
 * Writes the quick order beside Medusa's order: confirmed when its payment is settled or cash was promised, pending while
 * the payment is on its way. Answers the event of the placing. Compensation forgets it.
 */
export const createQuickOrderStep = createStep(
  createQuickOrderStepId,
  async (
    input: { order_id: string; checkout: CheckedCheckout },
    { container },
  ): Promise<StepResponse<OrderStatusChanged, { order_id: string }>> => {
    const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
    const order = await readOrder(container, input.order_id);
    const placed = placedOrderOf(order, input.checkout, new Date());
    const created = await service.createPlacedOrder(placed);
    return new StepResponse(
      {
        order_id: created.order_id,
        display_id: created.display_id,
        dark_store_id: created.dark_store_id,
        customer_id: created.customer_id,
        from: null,
        to: created.status,
        at: placed.order.placed_at.toISOString(),
        actor: placed.actor,
        reason: null,
      },
      { order_id: created.order_id },
    );
  },
  async (created, { container }) => {
    if (!created) return;
    await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).deletePlacedOrder(created.order_id);
  },
);

function placedOrderOf(order: NewOrder, checkout: CheckedCheckout, placedAt: Date): PlacedOrder {
  const settled = (order.payment_collections ?? []).some((collection) =>
    collection.payments?.some((payment) => !payment.canceled_at),
  );
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
      status: settled ? "confirmed" : "pending",
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
      total: order.total,
      cash_to_collect: checkout.payment_method === CASH_ON_DELIVERY ? order.total : 0,
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
      line_total: item.total,
      preference: textOf(item.metadata?.preference, MAX_PREFERENCE),
    })),
    actor,
  };
}

async function readOrder(container: MedusaContainer, orderId: string): Promise<NewOrder> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: [
      "id",
      "display_id",
      "customer_id",
      "currency_code",
      "total",
      "items.*",
      "items.tax_lines.*",
      "items.adjustments.*",
      "shipping_methods.*",
      "payment_collections.payments.id",
      "payment_collections.payments.canceled_at",
    ],
    filters: { id: orderId },
  });
  const order = data[0] as unknown as NewOrder | undefined;
  if (!order) throw new Error(`Medusa has no order ${orderId}.`);
  return order;
}
