import { model } from "@medusajs/framework/utils";
import { OFFER_STATUSES } from "../../../contract";

/** A delivery proposed to a rider until `expires_at`. `distance_m` is the straight line from the rider to the store. */
export default model.define("delivery_offer", {
  id: model.id({ prefix: "doffer" }).primaryKey(),
  delivery_id: model.text(),
  rider_id: model.text(),
  status: model.enum([...OFFER_STATUSES]).default("offered"),
  distance_m: model.float(),
  earning: model.float(),
  expires_at: model.dateTime(),
  responded_at: model.dateTime().nullable(),
  withdrawn_reason: model.text().nullable(),
});
