import { model } from "@medusajs/framework/utils";
import StaffMember from "./staff-member";

/** That a member of staff works in a dark store. */
export default model
  .define(
    { name: "StaffAssignment", tableName: "staff_assignment" },
    {
      id: model.id({ prefix: "stasg" }).primaryKey(),
      dark_store_id: model.text(),
      staff: model.belongsTo(() => StaffMember, { mappedBy: "assignments" }),
    },
  )
  .indexes([
    { on: ["staff_id", "dark_store_id"], unique: true, where: "deleted_at IS NULL" },
    { on: ["dark_store_id"], where: "deleted_at IS NULL" },
  ]);
