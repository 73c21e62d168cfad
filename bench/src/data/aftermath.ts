import type pg from "pg";

/** Written by one statement. */
const ROWS_AT_ONCE = 200_000;

export interface AftermathCount {
  orders: number;
  customers: number;
  refunds: number;
  audit: number;
}

/** Tables that `fillAftermath` writes. */
export const AFTERMATH_TABLES = ["order_message", "order_refund", "stock_ledger", "customer", "audit_entry"];

/**
 * Writes what orders leave behind: a message and a movement of stock for each, refunds of some, the customers, and what
 * operators changed. The orders and offers must be there.
 */
export async function fillAftermath(client: pg.Client, count: AftermathCount): Promise<void> {
  for (let from = 1; from <= count.orders; from += ROWS_AT_ONCE) {
    const to = Math.min(from + ROWS_AT_ONCE - 1, count.orders);
    await client.query(MESSAGES, [from, to]);
    await client.query(LEDGER, [from, to]);
  }
  await client.query(REFUNDS, [count.orders, count.refunds]);
  await client.query(CUSTOMERS, [count.customers]);
  await client.query(AUDIT, [count.audit]);
}

const MESSAGES = `
  INSERT INTO order_message (id, subject_id, order_id, kind, channel, status, occurred_at, expires_at, due_at, attempts,
         max_attempts, sent_at, last_error, created_at, updated_at)
  SELECT 'omsg_bench_' || lpad(display_id::text, 8, '0'), order_id, order_id,
         (ARRAY['order_confirmed', 'being_packed', 'rider_on_the_way', 'delivered', 'cancelled'])[1 + display_id % 5],
         (ARRAY['sms', 'email'])[1 + display_id % 2], CASE WHEN display_id % 400 = 0 THEN 'dead' ELSE 'sent' END, placed_at,
         placed_at + interval '1 hour', placed_at, 1, 8, CASE WHEN display_id % 400 = 0 THEN NULL ELSE placed_at END,
         CASE WHEN display_id % 400 = 0 THEN 'the provider refused' END, placed_at, placed_at
    FROM quick_order WHERE display_id BETWEEN $1::int AND $2::int`;

const LEDGER = `
  INSERT INTO stock_ledger (dark_store_id, variant_id, reason, quantity, before, after, actor_type, actor_id, reference,
         created_at)
  SELECT dark_store_id, 'variant_bench_' || lpad((1 + display_id % 5000)::text, 6, '0'),
         (ARRAY['sale', 'sale', 'sale', 'received', 'count', 'damaged'])[1 + display_id % 6], -1, 10, 9,
         (ARRAY['customer', 'staff', 'user'])[1 + display_id % 3], 'somebody', order_id, placed_at
    FROM quick_order WHERE display_id BETWEEN $1::int AND $2::int`;

/** $1: orders, $2: refunds, spread over them. */
const REFUNDS = `
  INSERT INTO order_refund (id, order_id, customer_id, status, reason, amount, requested_by_type, requested_by_id,
         decided_by_type, decided_by_id, decided_at, refunded_at, created_at)
  SELECT 'orefund_bench_' || lpad(n::text, 8, '0'), order_id, customer_id, 'refunded',
         (ARRAY['damaged', 'missing', 'wrong_item', 'quality', 'other'])[1 + n % 5], 40, 'operator', 'user_bench', 'operator',
         'user_bench', placed_at, placed_at, placed_at
    FROM generate_series(1, $2::int) AS n
    JOIN quick_order ON display_id = 1 + ((n::bigint * 7919) % $1::int)`;

const CUSTOMERS = `
  INSERT INTO customer (id, first_name, last_name, phone, email, has_account, created_at, updated_at)
  SELECT 'cus_bench_' || n, (ARRAY['Asha', 'Ravi', 'Sunita', 'Imran', 'Meera', 'Arjun', 'Kavya', 'Zoya'])[1 + n % 8],
         'Bench ' || n, '+9170' || lpad(n::text, 8, '0'), 'bench' || n || '@example.test', true,
         now() - n * interval '1 minute', now()
    FROM generate_series(1, $1::int) AS n`;

const AUDIT = `
  INSERT INTO audit_entry (id, at, actor_type, actor_id, role, method, path, resource, resource_id, status, request_id)
  SELECT 'audit_bench_' || lpad(n::text, 8, '0'), now() - n * interval '1 minute', 'user', 'user_bench_' || n % 40,
         'operations', (ARRAY['POST', 'POST', 'POST', 'DELETE'])[1 + n % 4], '/admin/riders/rider_' || n, 'riders', 'rider_' || n,
         CASE WHEN n % 50 = 0 THEN 409 ELSE 200 END, 'request_' || n
    FROM generate_series(1, $1::int) AS n`;
