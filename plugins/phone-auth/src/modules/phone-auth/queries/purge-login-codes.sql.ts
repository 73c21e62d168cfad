import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Deletes codes that expired longer ago than the given time, at most `limit` of them.
 * Rows: the ids of the deleted codes.
 * Invariant: numbers of people who only asked for a code do not stay behind.
 */
export async function purgeLoginCodes(
  db: Knex,
  params: { expired_for_seconds: number; limit: number },
): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `delete from login_code
      where id in (
        select id from login_code
         where expires_at < now() - make_interval(secs => :expired_for_seconds)
         order by id
         limit :limit
         for update skip locked)
     returning id`,
    params,
  );
  return rows;
}
