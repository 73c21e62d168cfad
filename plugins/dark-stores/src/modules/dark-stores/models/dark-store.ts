import { model } from "@medusajs/framework/utils";

export default model.define("dark_store", {
  id: model.id({ prefix: "dstore" }).primaryKey(),
  code: model.text().unique(),
  name: model.text(),
});
