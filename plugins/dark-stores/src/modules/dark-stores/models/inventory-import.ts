import { model } from "@medusajs/framework/utils";

/** One CSV file of prices and stock for one store, and what became of it. */
export default model
  .define("inventory_import", {
    id: model.id({ prefix: "invimp" }).primaryKey(),
    dark_store_id: model.text(),
    status: model.enum(["running", "done", "failed"]).default("running"),
    dry_run: model.boolean().default(false),
    on_error: model.enum(["abort", "skip"]).default("abort"),
    row_count: model.number().default(0),
    applied_count: model.number().default(0),
    error_count: model.number().default(0),
    errors: model.json().nullable(),
    actor_id: model.text().nullable(),
    finished_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["dark_store_id", "created_at"], where: "deleted_at IS NULL" }]);
