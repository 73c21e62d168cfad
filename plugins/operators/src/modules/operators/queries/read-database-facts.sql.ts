import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Diagnostics } from "../../../contract";

/** Purpose: version, clock, extensions and connections of the database. Rows: one. */
export async function readDatabaseFacts(db: Knex): Promise<Diagnostics["database"]> {
  const { rows } = await db.raw<{ rows: (Omit<Diagnostics["database"], "now"> & { now: Date })[] }>(
    `select current_setting('server_version') as version,
            clock_timestamp() as now,
            (select coalesce(json_agg(json_build_object('name', extname, 'version', extversion) order by extname), '[]')
               from pg_extension) as extensions,
            (select count(*)::integer from pg_stat_activity where datname = current_database()) as connections,
            current_setting('max_connections')::integer as max_connections`,
  );
  const { now, ...facts } = rows[0]!;
  return { ...facts, now: new Date(now).toISOString() };
}
