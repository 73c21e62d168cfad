import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OperatorRole } from "../../../contract";
import { lastAdministrator } from "../policies/refusals";
import { deleteRole } from "../queries/delete-role.sql";
import { lockAdministrators } from "../queries/lock-administrators.sql";
import { readRole } from "../queries/read-role.sql";
import { saveRole } from "../queries/save-role.sql";

export interface RoleChange {
  user_id: string;
  /** Null takes the role away. */
  role: OperatorRole | null;
  /** The operator who changes it; null at set-up. */
  changed_by: string | null;
}

/** Changes a role within a transaction and returns the one before. Refuses `last_administrator`. */
export async function changeRole(db: Knex, { user_id, role, changed_by }: RoleChange): Promise<OperatorRole | null> {
  await lockAdministrators(db);
  const [before] = await readRole(db, { user_id });
  const changed = role === null ? await deleteRole(db, { user_id }) : await saveRole(db, { user_id, role, changed_by });
  if (changed.length === 0 && before) {
    throw lastAdministrator();
  }
  return before?.role ?? null;
}
