import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OperatorRole } from "../../../contract";

/** More operators than any company has. */
const MAX_OPERATORS = 10_000;

/** Purpose: who has a role. Parameters: the role, or null for any. Rows: user ids, up to 10,000. */
export async function listHolders(db: Knex, params: { role: OperatorRole | null }): Promise<{ user_id: string }[]> {
  const { rows } = await db.raw<{ rows: { user_id: string }[] }>(
    `select user_id from operator_role
      where :role::text is null or role = :role
      order by user_id
      limit ${MAX_OPERATORS}`,
    params,
  );
  return rows;
}
