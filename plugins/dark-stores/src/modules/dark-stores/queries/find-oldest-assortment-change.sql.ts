import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** How long the oldest noted change has been waiting, in milliseconds. Parameters: none. Rows: one, null when none waits. */
export async function findOldestAssortmentChange(db: Knex): Promise<{ waiting_ms: number | null }> {
  const { rows } = await db.raw<{ rows: { waiting_ms: number | null }[] }>(
    `SELECT (extract(epoch FROM clock_timestamp() - created_at) * 1000)::float8 AS waiting_ms
     FROM assortment_change
     ORDER BY id
     LIMIT 1`,
  );
  return rows[0] ?? { waiting_ms: null };
}
