import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { sortedTable } from "./bulk-job-row";
import { OUTCOME_PROBLEM, RESULTING_OFFER } from "./stock-row-outcome";

/**
 * What is wrong with the sorted rows of a stock file as the offers are now; nothing is written and nothing locked.
 * Parameters: number, how many problems to hand out. Rows: the first problems in the order of the file, each with the
 * same `count` of all.
 */
export async function judgeStockRows(
  db: Knex,
  params: { number: number; limit: number },
): Promise<{ line: number; problem: string; count: number }[]> {
  const { rows } = await db.raw<{ rows: { line: number; problem: string; count: number }[] }>(
    `SELECT line, problem, (count(*) OVER ())::integer AS count
     FROM (
       SELECT line, CASE WHEN marked IS NOT NULL THEN marked ELSE ${OUTCOME_PROBLEM} END AS problem
       FROM (
         SELECT given.line, given.problem AS marked, ${RESULTING_OFFER}
         FROM :sorted: given
         LEFT JOIN store_offer held USING (dark_store_id, variant_id)
       ) outcome
     ) judged
     WHERE problem IS NOT NULL
     ORDER BY line
     LIMIT :limit`,
    { sorted: sortedTable(params.number), limit: params.limit },
  );
  return rows;
}
