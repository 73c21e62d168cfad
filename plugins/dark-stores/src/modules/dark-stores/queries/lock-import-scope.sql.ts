import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Lets imports into the same store take turns until the transaction ends: two of them may add the same offers, each
 * before locking others, and would wait for each other. Parameters: the store, or null for a file of many stores, which
 * waits for all and all for it. Rows: none.
 */
export async function lockImportScope(db: Knex, params: { dark_store_id: string | null }): Promise<void> {
  if (params.dark_store_id === null) {
    await db.raw(`SELECT pg_advisory_xact_lock(7401, 0)`);
    return;
  }
  await db.raw(`SELECT pg_advisory_xact_lock_shared(7401, 0)`);
  await db.raw(`SELECT pg_advisory_xact_lock(7400, hashtext(:dark_store_id))`, params);
}
