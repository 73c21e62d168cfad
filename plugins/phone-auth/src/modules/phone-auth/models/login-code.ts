import { model } from "@medusajs/framework/utils";

/** The one valid code of a number and actor type. A new request overwrites it. */
export default model
  .define("login_code", {
    id: model.id({ prefix: "lcode" }).primaryKey(),
    actor_type: model.text(),
    phone: model.text(),
    code_hash: model.text(),
    salt: model.text(),
    tries: model.number().default(0),
    expires_at: model.dateTime(),
    consumed_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["actor_type", "phone"], unique: true, name: "UQ_login_code_actor_type_phone" }]);
