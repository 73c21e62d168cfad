import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Adds to the counts that a job keeps beside its rows. Parameters: job, counts by name. Rows: none. */
export async function addBulkResult(db: Knex, params: { id: string; counts: Record<string, number> }): Promise<void> {
  await db.raw(
    `UPDATE bulk_job
     SET result = result || (
       SELECT coalesce(jsonb_object_agg(key, value::integer + coalesce((result ->> key)::integer, 0)), '{}')
       FROM jsonb_each_text(:counts::jsonb))
     WHERE id = :id`,
    { id: params.id, counts: JSON.stringify(params.counts) },
  );
}
