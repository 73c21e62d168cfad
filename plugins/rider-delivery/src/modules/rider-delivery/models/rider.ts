import { model } from "@medusajs/framework/utils";
import { RIDER_STATUSES, VEHICLES } from "../../../contract";

/** A person who brings orders from dark stores to doors. `phone` is E.164 and unique. */
export default model.define("rider", {
  id: model.id({ prefix: "rider" }).primaryKey(),
  first_name: model.text(),
  last_name: model.text().nullable(),
  phone: model.text(),
  vehicle: model.enum([...VEHICLES]),
  status: model.enum([...RIDER_STATUSES]).default("active"),
  home_dark_store_id: model.text().nullable(),
  /** Rupees in cash from which on the rider gets no cash order; null: the limit of everybody. */
  cash_limit: model.float().nullable(),
  /** Rupees in cash the rider holds: the sum of the entries, kept with them. */
  cash_held: model.float().default(0),
  /** Orders the rider takes in one trip; null: as many as the vehicle carries. */
  capacity: model.number().nullable(),
});
