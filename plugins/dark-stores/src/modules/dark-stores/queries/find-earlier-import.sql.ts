import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * The job that applies, or has applied within the last 24 hours, the same bytes for the same scope with the same
 * options, unless another import has been applied to this scope since or is under way. Parameters: fingerprint, the job that asks.
 * Rows: at most one id.
 * Invariant: serialised by fingerprint until the transaction ends, so that of two uploads at once the second sees the
 * first.
 */
export async function findEarlierImport(
  db: Knex,
  params: { fingerprint: string; id: string },
): Promise<{ id: string }[]> {
  await db.raw(`SELECT pg_advisory_xact_lock(hashtextextended(:fingerprint, 7402))`, params);
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `SELECT earlier.id
     FROM bulk_job earlier
     WHERE earlier.fingerprint = :fingerprint AND earlier.id <> :id AND earlier.deleted_at IS NULL
       AND (earlier.status IN ('validating', 'applying')
            OR earlier.status = 'done' AND earlier.finished_at > now() - interval '24 hours'
               AND NOT EXISTS (
                 SELECT FROM bulk_job later
                 WHERE later.kind = earlier.kind AND later.id <> earlier.id AND NOT later.dry_run
                   AND (later.status IN ('validating', 'applying')
                        OR later.applied_count > 0 AND later.finished_at > earlier.finished_at)
                   AND (later.dark_store_id IS NULL OR earlier.dark_store_id IS NULL
                        OR later.dark_store_id = earlier.dark_store_id)))
     ORDER BY earlier.created_at DESC
     LIMIT 1`,
    params,
  );
  return rows;
}
