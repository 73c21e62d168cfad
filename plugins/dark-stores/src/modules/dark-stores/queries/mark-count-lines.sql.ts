import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Writes down which lines of a count were applied, and why others were not.
 * Parameters: the count; variants applied; variants refused and the sentences about them in step. Rows: those marked.
 */
export async function markCountLines(
  db: Knex,
  params: { cycle_count_id: string; applied: string[]; refused: string[]; problems: string[] },
): Promise<{ variant_id: string }[]> {
  const { rows } = await db.raw<{ rows: { variant_id: string }[] }>(
    `UPDATE cycle_count_line line
     SET applied_at = CASE WHEN outcome.problem IS NULL THEN now() END, problem = outcome.problem
     FROM (SELECT variant_id, NULL AS problem FROM unnest(:applied::text[]) AS variant_id
           UNION ALL
           SELECT * FROM unnest(:refused::text[], :problems::text[])) AS outcome(variant_id, problem)
     WHERE line.cycle_count_id = :cycle_count_id AND line.variant_id = outcome.variant_id AND line.applied_at IS NULL
     RETURNING line.variant_id`,
    params,
  );
  return rows;
}
