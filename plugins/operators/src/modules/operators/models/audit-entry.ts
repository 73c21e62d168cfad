import { model } from "@medusajs/framework/utils";

/** One change that was asked for through the Admin API. Written once, never changed. */
export default model
  .define("audit_entry", {
    id: model.id({ prefix: "audit" }).primaryKey(),
    at: model.dateTime(),
    actor_type: model.text(),
    actor_id: model.text(),
    role: model.text().nullable(),
    method: model.text(),
    path: model.text(),
    resource: model.text(),
    resource_id: model.text().nullable(),
    /** Null when the caller left before the answer. */
    status: model.number().nullable(),
    request_id: model.text().nullable(),
    /** Names of the fields that were sent, never their values. */
    fields: model.array(),
  })
  .indexes([
    { on: ["at", "id"], name: "IDX_audit_entry_at" },
    { on: ["actor_id", "at"], name: "IDX_audit_entry_actor" },
    { on: ["resource", "at"], name: "IDX_audit_entry_resource" },
    { on: ["resource_id", "at"], name: "IDX_audit_entry_resource_id" },
  ]);
