import { model } from "@medusajs/framework/utils";
import { ORDER_ACTOR_TYPES, ORDER_STATUSES } from "../../../contract";

/** One line of the log of an order: who moved it, from where to where, when and why. */
export default model.define("order_event", {
  id: model.id({ prefix: "oevt" }).primaryKey(),
  order_id: model.text(),
  from_status: model.enum([...ORDER_STATUSES]).nullable(),
  to_status: model.enum([...ORDER_STATUSES]),
  actor_type: model.enum([...ORDER_ACTOR_TYPES]),
  actor_id: model.text(),
  reason: model.text().nullable(),
});
