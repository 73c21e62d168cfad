import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OperatorRole } from "../../../contract";

/**
 * Purpose: gives an operator a role, in place of the one they have. Administrators are locked before.
 * Parameters: user_id, role, who gives it. Rows: the user id, or none when it is the last administrator's.
 * Invariant: there is always an administrator left.
 */
export async function saveRole(
  db: Knex,
  params: { user_id: string; role: OperatorRole; changed_by: string | null },
): Promise<{ user_id: string }[]> {
  const { rows } = await db.raw<{ rows: { user_id: string }[] }>(
    `insert into operator_role as held (user_id, role, changed_by)
     values (:user_id, :role, :changed_by)
         on conflict (user_id) do update
        set role = excluded.role, changed_by = excluded.changed_by, updated_at = now()
      where held.role <> 'administrator'
         or excluded.role = 'administrator'
         or exists (select 1 from operator_role other
                     where other.role = 'administrator' and other.user_id <> held.user_id)
     returning user_id`,
    params,
  );
  return rows;
}
