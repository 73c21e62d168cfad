import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { InferTypeOf } from "@medusajs/framework/types";
import { generateEntityId } from "@medusajs/framework/utils";
import type { OrderActor } from "../../../contract";
import type QuickOrder from "../models/quick-order";
import { insertQuickOrder } from "../queries/insert-quick-order.sql";
import type { LineRow } from "../queries/list-lines.sql";

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

/** The writing of {@link OrderFlowService.createPlacedOrder}: one statement, therefore all or nothing. */
export async function writePlacedOrder(db: Knex, { order, lines, actor }: PlacedOrder): Promise<void> {
  await insertQuickOrder(db, {
    id: generateEntityId(undefined, "qord"),
    event_id: generateEntityId(undefined, "oevt"),
    order,
    lines: lines.map((line) => ({ ...line, id: generateEntityId(undefined, "qline") })),
    actor,
  });
}
