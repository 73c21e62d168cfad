import type { HttpClient } from "../client/http-client.js";
import { CommandError, UsageError } from "../frame/errors.js";

/** The way of an order; `cancelled` can come from all but the last two. */
export const ORDER_STATUSES = [
  "pending",
  "confirmed",
  "preparing",
  "ready_for_pickup",
  "out_for_delivery",
  "delivered",
  "cancelled",
] as const;

export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** What was ordered, and what lies in the bag for it: `picked_quantity` counts substitutes too. */
export interface QuickOrderLine {
  line_item_id: string;
  title: string;
  quantity: number;
  picked_quantity: number | null;
  status: string;
  substitute?: { variant_id: string; title: string; quantity: number } | null;
}

/** One entry of an order's log. */
export interface OrderEvent {
  from: OrderStatus | null;
  to: OrderStatus;
  actor: { type: string; id: string };
  reason: string | null;
  at: string;
}

/** An order as operations see it. */
export interface QuickOrder {
  order_id: string;
  display_id: number;
  dark_store_id: string;
  customer_id: string | null;
  customer_first_name: string | null;
  drop: { latitude: number; longitude: number; address: string };
  status: OrderStatus;
  promised_at: string;
  placed_at: string;
  total: number;
  currency_code: string;
  payment_method?: string;
  cancel_reason?: string | null;
  timeline: { status: OrderStatus; at: string }[];
  /** What is owed for what was packed. */
  due_total?: number;
  /** Who did what, when; of one order only. */
  events?: OrderEvent[];
  /** In how many bags the order left the store. */
  bags?: number | null;
  lines: QuickOrderLine[];
}

/** An order by Medusa's order id, or by the number on the receipt (`#17`). */
export async function findQuickOrder(admin: HttpClient, reference: string): Promise<QuickOrder> {
  if (reference.startsWith("order_")) {
    return (await admin.get<{ quick_order: QuickOrder }>(`/admin/quick-orders/${reference}`)).quick_order;
  }
  const number = /^#?(\d{1,9})$/.exec(reference)?.[1];
  if (!number) {
    throw new UsageError(
      `"${reference}" is no order: write the number on its receipt, such as 17, or its id (order_...).`,
    );
  }
  const { quick_orders: found } = await admin.get<{ quick_orders: QuickOrder[] }>("/admin/quick-orders", {
    display_id: Number(number),
    limit: 1,
  });
  if (!found[0]) throw new CommandError("order_not_found", `There is no order #${number}.`);
  return findQuickOrder(admin, found[0].order_id);
}
