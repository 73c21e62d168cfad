import { z } from "zod";
import { operatorRoleSchema } from "./operators";

/** An operator was given another role; it holds from their next call on. */
export const ROLE_CHANGED_EVENT = "operators.role_changed";
export const roleChangedSchema = z.object({
  user_id: z.string(),
  role: operatorRoleSchema,
  previous_role: operatorRoleSchema.nullable(),
});
export type RoleChanged = z.infer<typeof roleChangedSchema>;
