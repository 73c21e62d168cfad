import { model } from "@medusajs/framework/utils";
import { DARK_STORE_STATUSES } from "../../../contract/dark-stores";

/** A small warehouse that serves one area. Its point and area in PostGIS are kept by the migration and `queries/`. */
export default model
  .define("dark_store", {
    id: model.id({ prefix: "dstore" }).primaryKey(),
    code: model.text().searchable(),
    name: model.text().searchable(),
    status: model.enum([...DARK_STORE_STATUSES]).default("open"),
    latitude: model.float(),
    longitude: model.float(),
    service_radius_m: model.number().nullable(),
    address_line: model.text().nullable(),
    city: model.text().searchable().nullable(),
    postal_code: model.text().nullable(),
    country_code: model.text().default("in"),
    timezone: model.text().default("Asia/Kolkata"),
    opening_hours: model.json().nullable(),
    opening_exceptions: model.json().default([] as never),
    prep_minutes: model.number().default(5),
    delivery_fee: model.bigNumber().default(0),
    delivery_fee_steps: model.json().default([] as never),
    free_delivery_from: model.bigNumber().nullable(),
    small_basket_fee: model.bigNumber().default(0),
    small_basket_below: model.bigNumber().default(0),
    handling_fee: model.bigNumber().default(0),
    surge_multiplier: model.float().default(1),
    surge_starts_at: model.dateTime().nullable(),
    surge_ends_at: model.dateTime().nullable(),
    minimum_order: model.bigNumber().default(0),
    max_open_orders: model.number().nullable(),
    resume_open_orders: model.number().nullable(),
    overloaded_since: model.dateTime().nullable(),
  })
  .indexes([{ on: ["code"], unique: true, where: "deleted_at IS NULL" }]);
