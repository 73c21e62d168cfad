import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CycleCountLine } from "../../../contract/cycle-counts";

/** Which lines of a count; what is null is not asked for. */
export interface CycleCountLineFilters {
  variant_id: string | null;
  has_variance: boolean | null;
  has_problem: boolean | null;
  is_applied: boolean | null;
}

/**
 * The lines of a count in walking order, and how many match in all.
 * Parameters: the count; optional variant, whether it differs from the books, whether it has a problem, whether it is
 * applied; limit and offset. Rows: the lines, each with the same `count`; an empty page says nothing about the count.
 */
export async function listCycleCountLines(
  db: Knex,
  params: CycleCountLineFilters & { cycle_count_id: string; limit: number; offset: number },
): Promise<(CycleCountLine & { count: number })[]> {
  const { rows } = await db.raw<{ rows: (CycleCountLine & { count: number })[] }>(
    `SELECT line.variant_id, variant.sku, product.title, offer.bin, line.expected, line.counted,
            line.counted - line.expected AS variance,
            ((line.counted - line.expected) * line.unit_price)::float8 AS variance_value,
            line.counted_by_type, line.counted_by_id, line.counted_at, line.applied_at, line.problem,
            (count(*) OVER ())::integer AS count
     FROM cycle_count_line line
     JOIN cycle_count ON cycle_count.id = line.cycle_count_id
     LEFT JOIN store_offer offer
       ON offer.dark_store_id = cycle_count.dark_store_id AND offer.variant_id = line.variant_id
     LEFT JOIN product_variant variant ON variant.id = line.variant_id
     LEFT JOIN product ON product.id = variant.product_id
     WHERE line.cycle_count_id = :cycle_count_id
       AND (:variant_id::text IS NULL OR line.variant_id = :variant_id)
       AND (:has_variance::boolean IS NULL OR (line.counted <> line.expected) = :has_variance)
       AND (:has_problem::boolean IS NULL OR (line.problem IS NOT NULL) = :has_problem)
       AND (:is_applied::boolean IS NULL OR (line.applied_at IS NOT NULL) = :is_applied)
     ORDER BY offer.bin, line.variant_id
     LIMIT :limit OFFSET :offset`,
    { ...params },
  );
  return rows;
}
