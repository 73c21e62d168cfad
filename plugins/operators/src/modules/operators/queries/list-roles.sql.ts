import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OperatorRole } from "../../../contract";

/** Purpose: the roles of some operators. Parameters: user_ids, one page of them. Rows: one for each who has a role. */
export async function listRoles(
  db: Knex,
  params: { user_ids: string[] },
): Promise<{ user_id: string; role: OperatorRole }[]> {
  const { rows } = await db.raw<{ rows: { user_id: string; role: OperatorRole }[] }>(
    `select user_id, role from operator_role where user_id = any (:user_ids) limit cardinality(:user_ids::text[])`,
    params,
  );
  return rows;
}
