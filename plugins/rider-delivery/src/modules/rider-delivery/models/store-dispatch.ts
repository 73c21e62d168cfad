import { model } from "@medusajs/framework/utils";
import { DISPATCH_MODES } from "../../../contract";

/** How a dark store's deliveries find their riders; a store without a row, and what is null, follows the options. */
export default model.define("store_dispatch", {
  id: model.id({ prefix: "sdisp" }).primaryKey(),
  dark_store_id: model.text(),
  mode: model.enum([...DISPATCH_MODES]),
  riders_per_delivery: model.number().nullable(),
  offer_ttl_ms: model.number().nullable(),
  alert_after_rounds: model.number().nullable(),
  horizon_ms: model.number().nullable(),
});
