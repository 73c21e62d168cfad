import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type NewDelivery = {
  id: string;
  event_id: string;
  order_id: string;
  display_id: number;
  dark_store_id: string;
  dark_store_code: string;
  customer_id: string | null;
  pickup_name: string;
  pickup_latitude: number;
  pickup_longitude: number;
  drop_latitude: number;
  drop_longitude: number;
  drop_address: string;
  drop_instructions: string | null;
  distance_m: number;
  load_g: number;
  currency_code: string;
  cash_to_collect: number;
  earning: number;
  /** The part of it for the way. */
  earning_for_distance: number;
  /** Of the store, as IANA names it: what a day of the rider is. */
  time_zone: string;
  /** When the order was packed, or should be. */
  ready_at: Date;
};

/**
 * Opens a delivery for an order, with the first row of its log.
 * Parameters: the delivery. Rows: its id, or none when the order has one already.
 * Invariant: one delivery per order, however often the event comes.
 */
export async function insertDelivery(db: Knex, delivery: NewDelivery): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    WITH opened AS (
      INSERT INTO delivery (id, order_id, display_id, dark_store_id, dark_store_code, customer_id, pickup_name,
             pickup_latitude, pickup_longitude, drop_latitude, drop_longitude, drop_address, drop_instructions,
             distance_m, load_g, currency_code, cash_to_collect, earning,
             earning_for_distance, time_zone, ready_at)
      VALUES (:id, :order_id, :display_id, :dark_store_id, :dark_store_code, :customer_id, :pickup_name,
             :pickup_latitude, :pickup_longitude, :drop_latitude, :drop_longitude, :drop_address, :drop_instructions,
             :distance_m, :load_g, :currency_code, :cash_to_collect, :earning,
             :earning_for_distance, :time_zone, :ready_at)
      ON CONFLICT (order_id) DO NOTHING
      RETURNING id),
    logged AS (
      INSERT INTO delivery_event (id, delivery_id, to_status, actor_type)
      SELECT :event_id, opened.id, 'unassigned', 'system' FROM opened)
    SELECT id FROM opened`,
    delivery,
  );
  return rows;
}
