import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Uses up one try at a delivery's code, before the code is looked at; a right code gives the tries back.
 * Parameters: delivery, tries allowed, length of the lock after them. Rows: one with the tries used, or none while locked.
 * Invariant: counted by the database, so that guesses sent at the same time cannot share a try.
 */
export async function claimCodeTry(
  db: Knex,
  params: { delivery_id: string; max_tries: number; lock_ms: number },
): Promise<{ tries: number }[]> {
  const { rows } = await db.raw<{ rows: { tries: number }[] }>(
    `
    UPDATE delivery
       SET wrong_codes = CASE WHEN code_locked_until IS NULL THEN wrong_codes + 1 ELSE 1 END,
           code_locked_until = CASE WHEN code_locked_until IS NULL AND wrong_codes + 1 >= :max_tries
                                    THEN now() + :lock_ms * interval '1 millisecond' END
     WHERE id = :delivery_id AND (code_locked_until IS NULL OR code_locked_until <= now())
    RETURNING wrong_codes AS tries`,
    params,
  );
  return rows;
}
