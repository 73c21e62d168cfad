import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { sortedTable, stageTable } from "./bulk-job-row";

/** Throws away the rows of a job. Parameters: job and its number. Rows: none. */
export async function dropBulkStage(db: Knex, params: { id: string; number: number }): Promise<void> {
  await db.raw(`DROP TABLE IF EXISTS :stage:, :sorted:`, {
    stage: stageTable(params.number),
    sorted: sortedTable(params.number),
  });
  await db.raw(`UPDATE bulk_job SET is_staged = false WHERE id = :id`, params);
}
