import { model } from "@medusajs/framework/utils";

/** What a rider earned, in rupees; a delivery pays each kind once. */
export default model.define("rider_earning", {
  id: model.id({ prefix: "rearn" }).primaryKey(),
  rider_id: model.text(),
  delivery_id: model.text().nullable(),
  order_id: model.text().nullable(),
  kind: model.text(),
  amount: model.float(),
  currency_code: model.text(),
  distance_m: model.float().nullable(),
  earned_at: model.dateTime(),
});
