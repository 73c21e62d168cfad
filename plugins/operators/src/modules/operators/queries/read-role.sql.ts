import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OperatorRole } from "../../../contract";

/** Purpose: the role of an operator, by primary key. Parameters: user_id. Rows: one, or none without a role. */
export async function readRole(db: Knex, params: { user_id: string }): Promise<{ role: OperatorRole }[]> {
  const { rows } = await db.raw<{ rows: { role: OperatorRole }[] }>(
    `select role from operator_role where user_id = :user_id`,
    params,
  );
  return rows;
}
