import { model } from "@medusajs/framework/utils";
import { OPERATOR_ROLES } from "../../../contract";

/** The role of one of Medusa's users. */
export default model.define("operator_role", {
  user_id: model.text().primaryKey(),
  role: model.enum([...OPERATOR_ROLES]),
  /** Who gave it; null at set-up. */
  changed_by: model.text().nullable(),
});
