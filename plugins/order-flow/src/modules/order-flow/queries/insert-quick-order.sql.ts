import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { InferTypeOf } from "@medusajs/framework/types";
import type { OrderActor } from "../../../contract";
import type QuickOrder from "../models/quick-order";
import type { LineRow } from "./list-lines.sql";

/** What is needed to write down an order that was just placed; amounts in major units. */
export interface PlacedOrder {
  order: Pick<
    InferTypeOf<typeof QuickOrder>,
    | "order_id"
    | "display_id"
    | "cart_id"
    | "dark_store_id"
    | "customer_id"
    | "promised_at"
    | "pickup_code"
    | "handoff_code"
    | "drop_latitude"
    | "drop_longitude"
    | "drop_address"
    | "drop_instructions"
    | "customer_first_name"
    | "payment_method"
    | "currency_code"
    | "total"
    | "cash_to_collect"
    | "placed_at"
  > & { status: "pending" | "confirmed" };
  lines: Pick<
    LineRow,
    | "line_item_id"
    | "variant_id"
    | "title"
    | "bin"
    | "barcode"
    | "quantity"
    | "unit_price"
    | "line_total"
    | "preference"
    | "preference_variant_id"
    | "preference_title"
    | "nominal_weight_grams"
  >[];
  actor: OrderActor;
}

export interface InsertQuickOrderParams {
  id: string;
  event_id: string;
  order: PlacedOrder["order"];
  lines: (PlacedOrder["lines"][number] & { id: string })[];
  actor: OrderActor;
}

/** An amount as Medusa keeps it beside the number: with all its digits. */
const exact = (column: string) => `jsonb_build_object('value', cast(${column} as text), 'precision', 20)`;

/**
 * Purpose: writes a placed order down, with its lines and the first line of its log. Parameters: see
 * InsertQuickOrderParams; amounts in major units. Rows: none.
 * Invariant: all of it or nothing; a cart and a Medusa order have one quick order at most.
 */
export async function insertQuickOrder(
  db: Knex,
  { order, lines, actor, ...ids }: InsertQuickOrderParams,
): Promise<void> {
  await db.raw(
    `with placed as (
       insert into quick_order
         (id, order_id, display_id, cart_id, dark_store_id, customer_id, status, recorded_status, promised_at, pickup_code,
          handoff_code, drop_latitude, drop_longitude, drop_address, drop_instructions, customer_first_name, payment_method,
          currency_code, total, raw_total, due_total, raw_due_total, cash_to_collect, raw_cash_to_collect, placed_at,
          pending_at, confirmed_at)
       select :id, x.order_id, x.display_id, x.cart_id, x.dark_store_id, x.customer_id, x.status, x.status, x.promised_at,
              x.pickup_code, x.handoff_code, x.drop_latitude, x.drop_longitude, x.drop_address, x.drop_instructions,
              x.customer_first_name, x.payment_method, x.currency_code, x.total, ${exact("x.total")}, x.total,
              ${exact("x.total")}, x.cash_to_collect, ${exact("x.cash_to_collect")}, x.placed_at,
              case x.status when 'pending' then x.placed_at end, case x.status when 'confirmed' then x.placed_at end
         from jsonb_to_record(cast(:order as jsonb)) as x
                (order_id text, display_id integer, cart_id text, dark_store_id text, customer_id text, status text,
                 promised_at timestamptz, pickup_code text, handoff_code text, drop_latitude double precision,
                 drop_longitude double precision, drop_address text, drop_instructions text, customer_first_name text,
                 payment_method text, currency_code text, total numeric, cash_to_collect numeric, placed_at timestamptz)
       returning id, order_id, status
     ), written as (
       insert into quick_order_line
         (id, quick_order_id, order_id, line_item_id, variant_id, title, bin, barcode, quantity, unit_price, raw_unit_price,
          line_total, raw_line_total, preference, preference_variant_id, preference_title, nominal_weight_grams)
       select x.id, placed.id, placed.order_id, x.line_item_id, x.variant_id, x.title, x.bin, x.barcode, x.quantity,
              x.unit_price, ${exact("x.unit_price")}, x.line_total, ${exact("x.line_total")}, x.preference,
              x.preference_variant_id, x.preference_title, x.nominal_weight_grams
         from placed,
              jsonb_to_recordset(cast(:lines as jsonb)) as x
                (id text, line_item_id text, variant_id text, title text, bin text, barcode text, quantity integer,
                 unit_price numeric, line_total numeric, preference text, preference_variant_id text,
                 preference_title text, nominal_weight_grams integer)
     )
     insert into order_event (id, order_id, to_status, actor_type, actor_id)
     select :event_id, placed.order_id, placed.status, :actor_type, :actor_id
       from placed`,
    {
      ...ids,
      order: JSON.stringify(order),
      lines: JSON.stringify(lines),
      actor_type: actor.type,
      actor_id: actor.id,
    },
  );
}
