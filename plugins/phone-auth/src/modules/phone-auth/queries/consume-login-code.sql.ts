import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Marks a code as used.
 * Parameters: the row and the hash that was compared. Rows: one id, or none when it was used or replaced meanwhile.
 * Invariant: of any number of simultaneous logins with the same code, one succeeds.
 */
export async function consumeLoginCode(db: Knex, params: { id: string; code_hash: string }): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `update login_code
        set consumed_at = now(), updated_at = now()
      where id = :id
        and code_hash = :code_hash
        and consumed_at is null
        and expires_at > now()
     returning id`,
    params,
  );
  return rows;
}
