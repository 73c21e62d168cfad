import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Adds up what a rider earned.
 * Parameters: rider, from (inclusive) and to (exclusive), null for open. Rows: one, rupees.
 */
export async function sumEarnings(
  db: Knex,
  params: { rider_id: string; from: Date | null; to: Date | null },
): Promise<{ total: number }[]> {
  const { rows } = await db.raw<{ rows: { total: number }[] }>(
    `
    SELECT coalesce(sum(amount), 0)::float8 AS total
      FROM rider_earning
     WHERE rider_id = :rider_id AND deleted_at IS NULL
       AND earned_at >= coalesce(CAST(:from AS timestamptz), '-infinity')
       AND earned_at < coalesce(CAST(:to AS timestamptz), 'infinity')`,
    params,
  );
  return rows;
}
