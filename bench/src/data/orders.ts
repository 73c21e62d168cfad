import type pg from "pg";
import { storeId } from "./ids.js";

/** Orders written by one statement. */
const ROWS_AT_ONCE = 100_000;
/** The days they are spread over, back from now. */
const DAYS = 365;

/**
 * Writes so many orders of a year, the newest of them open, each with its delivery when it has left the store. What
 * cannot matter to a list is the same in all.
 */
export async function fillOrders(client: pg.Client, count: { orders: number; stores: number }): Promise<void> {
  for (let from = 1; from <= count.orders; from += ROWS_AT_ONCE) {
    const to = Math.min(from + ROWS_AT_ONCE - 1, count.orders);
    await client.query(ORDERS, [from, to, count.orders, storeId(0).slice(0, -6), count.stores, DAYS]);
    await client.query(DELIVERIES, [from, to]);
  }
}

/** $1 and $2: first and last number; $3: all orders; $4: how ids of stores begin; $5: stores; $6: days. */
const ORDERS = `
  WITH numbered AS (
    SELECT n, CASE WHEN n > $3::int - 500 THEN (ARRAY['confirmed', 'preparing', 'ready_for_pickup', 'out_for_delivery'])[1 + n % 4]
                   WHEN n % 25 = 0 THEN 'cancelled' ELSE 'delivered' END AS status,
           now() - ($3::int - n) * ($6::int * interval '1 day' / $3::int) AS placed_at,
           50 + (n::bigint * 7919) % 1950 AS total
      FROM generate_series($1::int, $2::int) AS n)
  INSERT INTO quick_order (id, order_id, display_id, cart_id, dark_store_id, customer_id, status, recorded_status,
         promised_at, pickup_code, handoff_code, drop_latitude, drop_longitude, drop_address, customer_first_name,
         payment_method, currency_code, total, raw_total, due_total, raw_due_total, cash_to_collect,
         raw_cash_to_collect, placed_at, confirmed_at, delivered_at, cancelled_at, cancel_reason, created_at, updated_at)
  SELECT 'qo_bench_' || lpad(n::text, 8, '0'), 'order_bench_' || lpad(n::text, 8, '0'), n, 'cart_bench_' || n,
         $4 || lpad((1 + (n * 31) % $5::int)::text, 6, '0'), 'cus_bench_' || n % 50000, status, status,
         placed_at + interval '20 minutes', '1234', '5678', 12.97, 77.59, n || ' Lake Road',
         (ARRAY['Asha', 'Ravi', 'Sunita', 'Imran', 'Meera', 'Arjun', 'Kavya', 'Zoya'])[1 + n % 8] || ' ' || n % 997,
         (ARRAY['pp_cod_cod', 'pp_razorpay_razorpay'])[1 + n % 2], 'inr', total, jsonb_build_object('value', total::text),
         total, jsonb_build_object('value', total::text), 0, '{"value": "0"}', placed_at, placed_at,
         CASE status WHEN 'delivered' THEN placed_at + (10 + n % 20) * interval '1 minute' END,
         CASE status WHEN 'cancelled' THEN placed_at + interval '5 minutes' END,
         CASE status WHEN 'cancelled' THEN 'changed my mind' END, placed_at, placed_at
    FROM numbered`;

const DELIVERIES = `
  INSERT INTO delivery (id, order_id, display_id, dark_store_id, dark_store_code, status, pickup_name, pickup_latitude,
         pickup_longitude, drop_latitude, drop_longitude, drop_address, distance_m, currency_code, cash_to_collect,
         earning, cancelled_at, created_at, updated_at)
  SELECT 'dlv_bench_' || lpad(display_id::text, 8, '0'), order_id, display_id, dark_store_id, 'BENCH', 'cancelled', 'Dark Store',
         12.97, 77.59, 12.98, 77.6, drop_address, 1500, 'inr', 0, 30, placed_at, placed_at, placed_at
    FROM quick_order WHERE display_id BETWEEN $1::int AND $2::int`;
