import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CycleCountLine } from "../../../contract/cycle-counts";

/** The lines of a count in walking order. Parameters: the count, limit and offset. Rows: the lines. */
export async function listCycleCountLines(
  db: Knex,
  params: { cycle_count_id: string; limit: number; offset: number },
): Promise<CycleCountLine[]> {
  const { rows } = await db.raw<{ rows: CycleCountLine[] }>(
    `SELECT line.variant_id, variant.sku, product.title, offer.bin, line.expected, line.counted,
            line.counted - line.expected AS variance,
            ((line.counted - line.expected) * line.unit_price)::float8 AS variance_value,
            line.counted_by_type, line.counted_by_id, line.counted_at, line.applied_at, line.problem
     FROM cycle_count_line line
     JOIN cycle_count count ON count.id = line.cycle_count_id
     LEFT JOIN store_offer offer ON offer.dark_store_id = count.dark_store_id AND offer.variant_id = line.variant_id
     LEFT JOIN product_variant variant ON variant.id = line.variant_id
     LEFT JOIN product ON product.id = variant.product_id
     WHERE line.cycle_count_id = :cycle_count_id
     ORDER BY offer.bin, line.variant_id
     LIMIT :limit OFFSET :offset`,
    params,
  );
  return rows;
}
