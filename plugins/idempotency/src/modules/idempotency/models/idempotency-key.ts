import { model } from "@medusajs/framework/utils";

/** A request under a key: who works on it and until when, and the answer once there is one. */
export default model
  .define("idempotency_key", {
    /** SHA-256 over who asked and the key. */
    id: model.text().primaryKey(),
    fingerprint: model.text(),
    /** Names the one run that may keep its answer. */
    attempt: model.text(),
    lease_until: model.dateTime(),
    expires_at: model.dateTime(),
    answered_at: model.dateTime().nullable(),
    answer_status: model.number().nullable(),
    answer_type: model.text().nullable(),
    /** Null with `answered_at` set: carried out, its answer not kept. */
    answer_body: model.text().nullable(),
  })
  .indexes([{ on: ["expires_at"], name: "IDX_idempotency_key_expires_at" }]);
