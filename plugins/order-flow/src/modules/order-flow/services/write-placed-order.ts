import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { insertQuickOrder, type PlacedOrder } from "../queries/insert-quick-order.sql";

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
