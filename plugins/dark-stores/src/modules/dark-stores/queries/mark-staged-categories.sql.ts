import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { sortedTable } from "./bulk-job-row";

/** Marks good rows with one of these category cells as `unknown_category`. Parameters: number, cells. Rows: none. */
export async function markStagedCategories(db: Knex, params: { number: number; categories: string[] }): Promise<void> {
  await db.raw(
    `UPDATE :sorted: SET problem = 'unknown_category'
     WHERE problem IS NULL AND content ->> 'category' = ANY (:categories::text[])`,
    { sorted: sortedTable(params.number), categories: params.categories },
  );
}
