import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { sortedTable } from "./bulk-job-row";

/** The different category cells of a catalogue file's good rows. Parameters: number. Rows: the cells, at most 20,000. */
export async function listStagedCategories(db: Knex, params: { number: number }): Promise<{ category: string }[]> {
  const { rows } = await db.raw<{ rows: { category: string }[] }>(
    `SELECT DISTINCT content ->> 'category' AS category
     FROM :sorted:
     WHERE problem IS NULL AND content ->> 'category' IS NOT NULL
     ORDER BY 1
     LIMIT 20000`,
    { sorted: sortedTable(params.number) },
  );
  return rows;
}
