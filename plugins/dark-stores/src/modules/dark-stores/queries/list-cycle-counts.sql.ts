import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CycleCount } from "../../../contract/cycle-counts";

/**
 * Counts of a store with their sums, newest first, and how many there are in all.
 * Parameters: store; optional id, status, counted variant; limit and offset. Rows: the counts, each with the same
 * `count`; an empty page says nothing about the count.
 */
export async function listCycleCounts(
  db: Knex,
  params: {
    dark_store_id: string;
    id: string | null;
    status: string | null;
    variant_id: string | null;
    limit: number;
    offset: number;
  },
): Promise<(CycleCount & { count: number })[]> {
  const { rows } = await db.raw<{ rows: (CycleCount & { count: number })[] }>(
    `WITH page AS (
       SELECT *, (count(*) OVER ())::integer AS count
       FROM cycle_count
       WHERE dark_store_id = :dark_store_id
         AND (:id::text IS NULL OR id = :id)
         AND (:status::text IS NULL OR status = :status)
         AND (:variant_id::text IS NULL OR EXISTS (
           SELECT 1 FROM cycle_count_line line
           WHERE line.cycle_count_id = cycle_count.id AND line.variant_id = :variant_id))
       ORDER BY created_at DESC, id DESC
       LIMIT :limit OFFSET :offset
     )
     SELECT page.*, sums.*
     FROM page
     CROSS JOIN LATERAL (
       SELECT count(*)::integer AS line_count, count(line.problem)::integer AS refused_count,
              coalesce(sum(line.counted - line.expected), 0)::integer AS variance,
              coalesce(sum((line.counted - line.expected) * line.unit_price), 0)::float8 AS variance_value
       FROM cycle_count_line line
       WHERE line.cycle_count_id = page.id
     ) sums
     ORDER BY page.created_at DESC, page.id DESC`,
    params,
  );
  return rows;
}
