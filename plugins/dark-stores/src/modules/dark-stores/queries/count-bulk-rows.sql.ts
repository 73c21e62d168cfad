import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { sortedTable, stageTable } from "./bulk-job-row";

/** How many rows of a job's file are still there: those it goes on with. Parameters: number, whether sorted. Rows: one. */
export async function countBulkRows(db: Knex, params: { number: number; is_sorted: boolean }): Promise<number> {
  const table = params.is_sorted ? sortedTable(params.number) : stageTable(params.number);
  const { rows } = await db.raw<{ rows: { count: number }[] }>(`SELECT count(*)::integer AS count FROM :table:`, {
    table,
  });
  return rows[0]?.count ?? 0;
}
