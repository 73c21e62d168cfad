import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex";
import { randomUUID } from "node:crypto";
import type { OrderStatus } from "../../../../contract";

/** A pool large enough for races, on the database that this spec file has to itself. */
export function openDatabase(): Knex {
  const connection = process.env.DATABASE_URL;
  if (!connection) throw new Error("DATABASE_URL must name a migrated database: use `npm test`.");
  return knex({ client: "pg", connection, pool: { min: 0, max: 25 } });
}

interface OrderFields {
  status?: OrderStatus;
  dark_store_id?: string;
  promised_at?: string;
  placed_at?: string;
  lines?: { bin?: string | null; quantity?: number; picked_quantity?: number | null }[];
  [column: string]: unknown;
}

const PLACED_AT = "2026-01-05T10:00:00Z";

/** Writes an order with its lines, one line of two by default; answers its id. */
export async function insertOrder(db: Knex, fields: OrderFields = {}): Promise<string> {
  const order_id = `order_${randomUUID()}`;
  const { lines = [{}], status = "confirmed", placed_at = PLACED_AT, ...columns } = fields;
  const money = { total: 100, due_total: 100, cash_to_collect: 100 };
  const [order] = await db("quick_order")
    .insert({
      id: `qord_${randomUUID()}`,
      order_id,
      display_id: 1,
      cart_id: `cart_${randomUUID()}`,
      dark_store_id: "dstore_1",
      customer_id: "cus_1",
      status,
      recorded_status: status,
      promised_at: "2026-01-05T10:20:00Z",
      pickup_code: "0123",
      handoff_code: "4567",
      drop_latitude: 12.9,
      drop_longitude: 77.6,
      drop_address: "12 Lake Road",
      payment_method: "cod",
      currency_code: "inr",
      ...money,
      ...Object.fromEntries(Object.entries(money).map(([name, value]) => [`raw_${name}`, { value: `${value}` }])),
      placed_at,
      [`${status}_at`]: placed_at,
      ...columns,
    })
    .returning<{ id: string }[]>("id");
  for (const { bin = "A1", quantity = 2, picked_quantity = null } of lines) {
    await db("quick_order_line").insert({
      id: `qline_${randomUUID()}`,
      quick_order_id: order?.id,
      order_id,
      line_item_id: `ordli_${randomUUID()}`,
      variant_id: `variant_${randomUUID()}`,
      title: "Milk",
      bin,
      quantity,
      picked_quantity,
      unit_price: 50,
      raw_unit_price: { value: "50" },
      line_total: 50 * quantity,
      raw_line_total: { value: `${50 * quantity}` },
      status: picked_quantity === null ? "pending" : picked_quantity < quantity ? "short" : "picked",
    });
  }
  return order_id;
}
