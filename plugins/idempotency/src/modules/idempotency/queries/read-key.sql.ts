import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface StoredKey {
  fingerprint: string;
  is_answered: boolean;
  answer_status: number | null;
  answer_type: string | null;
  answer_body: string | null;
}

/** Purpose: what is known of a key that could not be claimed. Parameters: id. Rows: one, or none when it is gone. */
export async function readKey(db: Knex, params: { id: string }): Promise<StoredKey[]> {
  const { rows } = await db.raw<{ rows: StoredKey[] }>(
    `select fingerprint, answered_at is not null as is_answered, answer_status, answer_type, answer_body
       from idempotency_key
      where id = :id`,
    params,
  );
  return rows;
}
