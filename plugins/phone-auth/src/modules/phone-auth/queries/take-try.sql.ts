import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface TriedLoginCode {
  id: string;
  code_hash: string;
  salt: string;
}

/**
 * Counts one try against the valid code of a number and hands out what is needed to compare.
 * Parameters: actor type, number (E.164), how many tries a code has. Rows: one, or none when there is no code that
 * is unused, unexpired and has tries left.
 * Invariant: the try is counted before the comparison, so parallel guesses cannot exceed the limit.
 */
export async function takeTry(
  db: Knex,
  params: { actor_type: string; phone: string; max_tries: number },
): Promise<TriedLoginCode[]> {
  const { rows } = await db.raw<{ rows: TriedLoginCode[] }>(
    `update login_code
        set tries = tries + 1, updated_at = now()
      where actor_type = :actor_type
        and phone = :phone
        and consumed_at is null
        and expires_at > now()
        and tries < :max_tries
     returning id, code_hash, salt`,
    params,
  );
  return rows;
}
