import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: takes an operator's role away. Administrators are locked before.
 * Parameters: user_id. Rows: the user id, or none when they have no role or are the last administrator.
 * Invariant: there is always an administrator left.
 */
export async function deleteRole(db: Knex, params: { user_id: string }): Promise<{ user_id: string }[]> {
  const { rows } = await db.raw<{ rows: { user_id: string }[] }>(
    `delete from operator_role held
      where held.user_id = :user_id
        and (held.role <> 'administrator'
             or exists (select 1 from operator_role other
                         where other.role = 'administrator' and other.user_id <> held.user_id))
     returning user_id`,
    params,
  );
  return rows;
}
