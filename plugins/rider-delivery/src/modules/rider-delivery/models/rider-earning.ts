import { model } from "@medusajs/framework/utils";

/** What a rider earned, in rupees: for a delivery, an attempt, so many deliveries in a day, a shift, or by operations' word. */
export default model.define("rider_earning", {
  id: model.id({ prefix: "rearn" }).primaryKey(),
  rider_id: model.text(),
  delivery_id: model.text().nullable(),
  order_id: model.text().nullable(),
  kind: model.text(),
  amount: model.float(),
  /** The part of the amount for the way. */
  for_distance: model.float().default(0),
  currency_code: model.text(),
  distance_m: model.float().nullable(),
  /** Of an attempt: the row of the log that brought the bag back. */
  event_id: model.text().nullable(),
  /** Of a guarantee: the shift it fills up. */
  shift_id: model.text().nullable(),
  /** Of an incentive: the day and the number of deliveries it is for. */
  day: model.text().nullable(),
  deliveries: model.number().nullable(),
  /** Of an adjustment: why, and who of operations. */
  reason: model.text().nullable(),
  actor_id: model.text().nullable(),
  earned_at: model.dateTime(),
});
