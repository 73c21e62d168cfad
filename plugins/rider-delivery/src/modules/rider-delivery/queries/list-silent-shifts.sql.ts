import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Lists riders on shift of whom nothing was heard for long and who have nothing to bring anywhere.
 * Parameters: how long, at most so many. Rows: riders, longest silent first. Check again with the rider locked.
 */
export async function listSilentShifts(
  db: Knex,
  params: { silent_ms: number; limit: number },
): Promise<{ rider_id: string }[]> {
  const { rows } = await db.raw<{ rows: { rider_id: string }[] }>(
    `
    SELECT s.rider_id
      FROM rider_shift s
      JOIN rider r ON r.id = s.rider_id AND r.deleted_at IS NULL
      LEFT JOIN rider_location l ON l.rider_id = s.rider_id
     WHERE s.ended_at IS NULL AND s.deleted_at IS NULL
       AND greatest(s.started_at, l.recorded_at) < now() - :silent_ms * interval '1 millisecond'
       AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.rider_id = s.rider_id AND d.keeps_rider_busy)
     ORDER BY greatest(s.started_at, l.recorded_at)
     LIMIT :limit`,
    params,
  );
  return rows;
}
