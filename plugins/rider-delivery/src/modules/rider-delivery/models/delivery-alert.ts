import { model } from "@medusajs/framework/utils";
import { DELIVERY_ALERT_KINDS } from "../../../contract";

/** A delivery that operations have to look at; open until what is wrong with it is over. */
export default model.define("delivery_alert", {
  id: model.id({ prefix: "dalert" }).primaryKey(),
  delivery_id: model.text(),
  kind: model.enum([...DELIVERY_ALERT_KINDS]),
  rider_id: model.text().nullable(),
  resolved_at: model.dateTime().nullable(),
});
