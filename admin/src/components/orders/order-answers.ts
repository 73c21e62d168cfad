import type { LoggedEvent } from "../records/parts.js";

/** An order as `GET /admin/quick-orders/:id` answers it; amounts in major units of `currency_code`. */
export interface OrderAnswer {
  order_id: string;
  display_id: number;
  dark_store_id: string;
  customer_id: string | null;
  customer_first_name: string | null;
  status: string;
  promised_at: string;
  placed_at: string;
  payment_method: string;
  currency_code: string;
  total: number;
  due_total: number;
  cash_to_collect: number;
  bags: number | null;
  cancel_reason: string | null;
  drop: { latitude: number; longitude: number; address: string; instructions?: string | null };
  timeline: { status: string; at: string }[];
  lines: OrderLineAnswer[];
  events: LoggedEvent[];
}

export interface OrderLineAnswer {
  id: string;
  line_item_id: string;
  title: string;
  bin: string | null;
  quantity: number;
  picked_quantity: number;
  status: string;
  substitute: { title: string; picked_quantity?: number } | null;
  unit_price: number;
  line_total: number;
  due: number;
  short_reason: string | null;
}

/** A delivery as `GET /admin/deliveries` answers it. */
export interface DeliveryAnswer {
  id: string;
  order_id: string;
  display_id: number;
  status: string;
  rider_id: string | null;
  dark_store_id: string;
  pickup: { name: string; latitude: number; longitude: number };
  drop: { latitude: number; longitude: number; address: string; instructions: string | null };
  distance_m: number;
  earning: number;
  currency_code: string;
  cash_to_collect: number;
  cash_collected: number | null;
  failure_reason: string | null;
  return_to_store: boolean;
  assigned_at: string | null;
  picked_up_at: string | null;
  delivered_at: string | null;
  offers?: { id: string; rider_id: string; status: string; distance_m: number; created_at: string }[];
  proof?: { created_at: string } | null;
  events?: LoggedEvent[];
}

/** What of an order's payments `GET /admin/orders/:id` is asked for; in major units. */
export interface PaidAnswer {
  payment_collections: {
    authorized_amount: number | null;
    captured_amount: number | null;
    refunded_amount: number | null;
  }[];
}

/** A refund as `GET /admin/refunds` answers it. */
export interface RefundAnswer {
  id: string;
  status: string;
  reason: string;
  note: string | null;
  amount: number;
  currency_code: string;
  created_at: string;
  items: { line_item_id: string; title: string; quantity: number; amount: number }[];
}

/** A message to a customer as `GET /admin/order-messages` answers it. */
export interface MessageAnswer {
  id: string;
  kind: string;
  channel: string;
  status: string;
  last_error: string | null;
  created_at: string;
}
