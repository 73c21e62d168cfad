import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: holds all administrators still until the transaction ends. Rows: their user ids, in the order of locking.
 * Invariant: two changes that could each leave the other's administrator as the last one go one after the other.
 */
export async function lockAdministrators(db: Knex): Promise<{ user_id: string }[]> {
  const { rows } = await db.raw<{ rows: { user_id: string }[] }>(
    `select user_id from operator_role where role = 'administrator' order by user_id for update`,
  );
  return rows;
}
