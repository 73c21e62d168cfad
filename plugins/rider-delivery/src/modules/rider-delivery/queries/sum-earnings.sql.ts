import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type EarningSums = {
  delivery: number;
  distance: number;
  attempt: number;
  incentive: number;
  guarantee: number;
  adjustment: number;
};

/**
 * Adds up what a rider earned, whole and by what it is for; what is paid for the way counts as distance.
 * Parameters: rider, from (inclusive) and to (exclusive), null for open. Rows: one, in rupees, with the deliveries paid.
 */
export async function sumEarnings(
  db: Knex,
  params: { rider_id: string; from: Date | null; to: Date | null },
): Promise<(EarningSums & { total: number; deliveries: number })[]> {
  const { rows } = await db.raw<{ rows: (EarningSums & { total: number; deliveries: number })[] }>(
    `
    SELECT coalesce(sum(amount), 0)::float8 AS total,
           count(*) FILTER (WHERE kind = 'delivery')::int AS deliveries,
           coalesce(sum(amount - for_distance) FILTER (WHERE kind = 'delivery'), 0)::float8 AS delivery,
           coalesce(sum(for_distance) FILTER (WHERE kind = 'delivery'), 0)::float8 AS distance,
           coalesce(sum(amount) FILTER (WHERE kind = 'attempt'), 0)::float8 AS attempt,
           coalesce(sum(amount) FILTER (WHERE kind = 'incentive'), 0)::float8 AS incentive,
           coalesce(sum(amount) FILTER (WHERE kind = 'guarantee'), 0)::float8 AS guarantee,
           coalesce(sum(amount) FILTER (WHERE kind = 'adjustment'), 0)::float8 AS adjustment
      FROM rider_earning
     WHERE rider_id = :rider_id AND deleted_at IS NULL
       AND earned_at >= coalesce(CAST(:from AS timestamptz), '-infinity')
       AND earned_at < coalesce(CAST(:to AS timestamptz), 'infinity')`,
    params,
  );
  return rows;
}
