import { model } from "@medusajs/framework/utils";

/** Cash a rider took (positive) or handed in (negative), in rupees; the sum is what the rider holds. */
export default model.define("rider_cash_entry", {
  id: model.id({ prefix: "rcash" }).primaryKey(),
  rider_id: model.text(),
  delivery_id: model.text().nullable(),
  order_id: model.text().nullable(),
  kind: model.text(),
  amount: model.float(),
  currency_code: model.text(),
  /** Where it was handed in; null when operations took it. */
  dark_store_id: model.text().nullable(),
  actor_type: model.text().nullable(),
  actor_id: model.text().nullable(),
});
