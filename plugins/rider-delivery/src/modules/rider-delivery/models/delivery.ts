import { model } from "@medusajs/framework/utils";
import { DELIVERY_STATUSES } from "../../../contract";

/**
 * One order on its way from a dark store to a door. Orders one rider takes together share a `trip_id`.
 * Coordinates are double precision and amounts numeric in the table; amounts are rupees.
 */
export default model.define("delivery", {
  id: model.id({ prefix: "dlv" }).primaryKey(),
  order_id: model.text(),
  display_id: model.number(),
  dark_store_id: model.text(),
  dark_store_code: model.text(),
  customer_id: model.text().nullable(),
  status: model.enum([...DELIVERY_STATUSES]).default("unassigned"),
  rider_id: model.text().nullable(),
  trip_id: model.text().nullable(),
  sequence: model.number().nullable(),
  pickup_name: model.text(),
  pickup_latitude: model.float(),
  pickup_longitude: model.float(),
  drop_latitude: model.float(),
  drop_longitude: model.float(),
  drop_address: model.text(),
  drop_instructions: model.text().nullable(),
  /** Straight line from store to door. */
  distance_m: model.float(),
  /** What the goods weigh as ordered, as far as the catalogue says. */
  load_g: model.number().default(0),
  currency_code: model.text(),
  cash_to_collect: model.float(),
  cash_collected: model.float().nullable(),
  /** What the rider is paid for it. */
  earning: model.float(),
  /** The part of it for the way. */
  earning_for_distance: model.float().default(0),
  /** Of the store, as IANA names it: what a day of the rider is. */
  time_zone: model.text().default("UTC"),
  wrong_codes: model.number().default(0),
  code_locked_until: model.dateTime().nullable(),
  failure_reason: model.text().nullable(),
  /** When the order was packed, or is expected to be. */
  ready_at: model.dateTime(),
  assigned_at: model.dateTime().nullable(),
  arrived_at_store_at: model.dateTime().nullable(),
  arrived_at_drop_at: model.dateTime().nullable(),
  picked_up_at: model.dateTime().nullable(),
  delivered_at: model.dateTime().nullable(),
  failed_at: model.dateTime().nullable(),
  /** When the store got the bag of a failed or cancelled delivery back; until then its rider is not free. */
  bag_back_at: model.dateTime().nullable(),
  cancelled_at: model.dateTime().nullable(),
});
