import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface NewLoginCode {
  id: string;
  actor_type: string;
  phone: string;
  code_hash: string;
  salt: string;
  ttl_seconds: number;
}

/**
 * Stores a code for a number and actor type; an older one is overwritten and its tries start again.
 * Parameters: the hashed code, its salt and how long it lives. Rows: none.
 * Invariant: at most one code per number and actor type is ever valid.
 */
export async function storeLoginCode(db: Knex, code: NewLoginCode): Promise<void> {
  await db.raw(
    `insert into login_code (id, actor_type, phone, code_hash, salt, tries, expires_at)
     values (:id, :actor_type, :phone, :code_hash, :salt, 0, now() + make_interval(secs => :ttl_seconds))
     on conflict (actor_type, phone) do update
        set code_hash = excluded.code_hash,
            salt = excluded.salt,
            tries = 0,
            expires_at = excluded.expires_at,
            consumed_at = null,
            updated_at = now()`,
    { ...code },
  );
}
