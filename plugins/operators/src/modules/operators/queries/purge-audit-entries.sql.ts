import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Purpose: forgets the oldest entries. Parameters: the age in days, how many at most. Rows: their ids. */
export async function purgeAuditEntries(db: Knex, params: { days: number; limit: number }): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `delete from audit_entry
      where id in (
        select id from audit_entry
         where at < now() - make_interval(days => :days)
         order by at, id
         limit :limit
         for update skip locked)
     returning id`,
    params,
  );
  return rows;
}
