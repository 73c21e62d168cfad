import { model } from "@medusajs/framework/utils";
import { STAFF_STATUSES } from "../../../contract/staff";
import StaffAssignment from "./staff-assignment";

/** Someone who works in dark stores and logs in with their phone. Never a Medusa user. */
export default model
  .define(
    { name: "StaffMember", tableName: "staff" },
    {
      id: model.id({ prefix: "staff" }).primaryKey(),
      name: model.text().searchable(),
      phone: model.text().searchable(),
      status: model.enum([...STAFF_STATUSES]).default("active"),
      assignments: model.hasMany(() => StaffAssignment, { mappedBy: "staff" }),
    },
  )
  .indexes([{ on: ["phone"], unique: true, where: "deleted_at IS NULL" }])
  .cascades({ delete: ["assignments"] });
