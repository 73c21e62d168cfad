import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Duty } from "../../../contract";

export type DutySearch = {
  /** Null: any rider. */
  rider_ids: string[] | null;
  /** Null: whatever they do. */
  duty: Duty | null;
  /** A pattern for names and phone; null: any. */
  like: string | null;
  status: string | null;
  home_dark_store_id: string | null;
  /** Nothing heard for so long is silence. */
  silent_after_ms: number;
  limit: number;
  offset: number;
};

export type DutyPage = { count: number; riders: { id: string; duty: Duty }[] };

/**
 * Tells what riders are doing now: from their open shifts, what they carry, what they are offered and when they were heard.
 * Parameters: which riders, page. Rows: one, with the number of riders found and a page of them, newest first.
 * Invariant: each rider has one duty. Silence is told before work, work before offers; a bag that is not back in the
 * store is carried; who has ended the shift and still has something is not offline. A shift that has just begun was heard.
 */
export async function listDuties(db: Knex, search: DutySearch): Promise<DutyPage[]> {
  const { rows } = await db.raw<{ rows: DutyPage[] }>(
    `
    WITH known AS (
      SELECT r.id, r.created_at,
             CASE WHEN s.id IS NULL AND work.unfinished = 0 THEN 'offline'
                  WHEN (greatest(l.recorded_at, s.started_at) > now() - :silent_after_ms * interval '1 millisecond') IS NOT TRUE
                  THEN 'silent'
                  WHEN work.unfinished > work.to_fetch THEN 'carrying'
                  WHEN work.to_fetch > 0 THEN 'to_store'
                  WHEN EXISTS (SELECT 1 FROM delivery_offer o
                                WHERE o.rider_id = r.id AND o.status = 'offered' AND o.expires_at > now()) THEN 'offered'
                  ELSE 'available' END AS duty
        FROM rider r
        LEFT JOIN rider_shift s ON s.rider_id = r.id AND s.ended_at IS NULL AND s.deleted_at IS NULL
        LEFT JOIN rider_location l ON l.rider_id = r.id
       CROSS JOIN LATERAL (
             SELECT count(*) AS unfinished, count(*) FILTER (WHERE d.status = 'assigned') AS to_fetch
               FROM delivery d WHERE d.rider_id = r.id AND d.keeps_rider_busy) work
       WHERE r.deleted_at IS NULL
         AND (CAST(:rider_ids AS text[]) IS NULL OR r.id = ANY(:rider_ids))
         AND (CAST(:status AS text) IS NULL OR r.status = :status)
         AND (CAST(:home_dark_store_id AS text) IS NULL OR r.home_dark_store_id = :home_dark_store_id)
         AND (CAST(:like AS text) IS NULL
              OR r.first_name ILIKE :like OR r.last_name ILIKE :like OR r.phone ILIKE :like)),
    found AS (SELECT * FROM known WHERE CAST(:duty AS text) IS NULL OR duty = :duty),
    page AS (SELECT * FROM found ORDER BY created_at DESC, id LIMIT :limit OFFSET :offset)
    SELECT (SELECT count(*)::int FROM found) AS count,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'duty', duty) ORDER BY created_at DESC, id), '[]')
              FROM page) AS riders`,
    search,
  );
  return rows;
}
