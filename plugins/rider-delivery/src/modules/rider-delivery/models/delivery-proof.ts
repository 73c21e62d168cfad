import { model } from "@medusajs/framework/utils";

/** A photo of an order left at the door; `file_id` names the picture in the file store, which is not public. */
export default model.define("delivery_proof", {
  id: model.id({ prefix: "dproof" }).primaryKey(),
  delivery_id: model.text(),
  rider_id: model.text(),
  file_id: model.text(),
  content_type: model.text(),
  size_bytes: model.number(),
});
