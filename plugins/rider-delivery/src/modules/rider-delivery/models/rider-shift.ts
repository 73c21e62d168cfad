import { model } from "@medusajs/framework/utils";

/** A stretch of time in which a rider takes offers; a rider is online while one has no `ended_at`. */
export default model.define("rider_shift", {
  id: model.id({ prefix: "rshift" }).primaryKey(),
  rider_id: model.text(),
  started_at: model.dateTime(),
  ended_at: model.dateTime().nullable(),
  /** Since when the rider's papers are not in order: no new orders, and the end once nothing is carried. */
  closing_at: model.dateTime().nullable(),
});
