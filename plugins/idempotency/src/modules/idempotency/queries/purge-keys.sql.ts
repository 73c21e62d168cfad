import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: forgets keys that ran out, with their answers. Parameters: how many at most. Rows: their ids.
 * Invariant: answers hold names and addresses; they do not stay behind. A key just claimed anew is passed over.
 */
export async function purgeKeys(db: Knex, params: { limit: number }): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `delete from idempotency_key
      where id in (
        select id from idempotency_key
         where expires_at <= now()
         order by expires_at
         limit :limit
         for update skip locked)
     returning id`,
    params,
  );
  return rows;
}
