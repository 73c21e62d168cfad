import { model } from "@medusajs/framework/utils";

/** One transition of a delivery, with who caused it; written in the same statement as the transition. */
export default model.define("delivery_event", {
  id: model.id({ prefix: "devt" }).primaryKey(),
  delivery_id: model.text(),
  from_status: model.text().nullable(),
  to_status: model.text(),
  rider_id: model.text().nullable(),
  actor_type: model.text(),
  actor_id: model.text().nullable(),
  reason: model.text().nullable(),
});
