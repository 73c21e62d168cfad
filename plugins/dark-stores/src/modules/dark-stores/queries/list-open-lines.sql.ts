import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Lines of a count that wait to be applied. Parameters: the count, the variant to go on after, limit. Rows: in variant order. */
export async function listOpenLines(
  db: Knex,
  params: { cycle_count_id: string; after: string; limit: number },
): Promise<{ variant_id: string; variance: number }[]> {
  const { rows } = await db.raw<{ rows: { variant_id: string; variance: number }[] }>(
    `SELECT variant_id, counted - expected AS variance
     FROM cycle_count_line
     WHERE cycle_count_id = :cycle_count_id AND applied_at IS NULL AND variant_id > :after
     ORDER BY variant_id
     LIMIT :limit`,
    params,
  );
  return rows;
}
