import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { sortedTable } from "./bulk-job-row";

/**
 * The rows that were marked when the file was sorted, in the order of the file. Parameters: number, limit.
 * Rows: line and problem, each with the same `count` of all.
 */
export async function listSortedProblems(
  db: Knex,
  params: { number: number; limit: number },
): Promise<{ line: number; problem: string; count: number }[]> {
  const { rows } = await db.raw<{ rows: { line: number; problem: string; count: number }[] }>(
    `SELECT line, problem, (count(*) OVER ())::integer AS count
     FROM :sorted:
     WHERE problem IS NOT NULL
     ORDER BY line
     LIMIT :limit`,
    { sorted: sortedTable(params.number), limit: params.limit },
  );
  return rows;
}
