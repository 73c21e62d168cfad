import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * What a reference moved in all, by offer. Parameters: the reference. Rows: at most 20,000 offers whose sum is not 0,
 * in (variant, store) order; none once it has been undone.
 */
export async function sumMovements(
  db: Knex,
  params: { reference: string },
): Promise<{ dark_store_id: string; variant_id: string; quantity: number }[]> {
  const { rows } = await db.raw<{ rows: { dark_store_id: string; variant_id: string; quantity: number }[] }>(
    `SELECT dark_store_id, variant_id, sum(quantity)::integer AS quantity
     FROM stock_ledger
     WHERE reference = :reference
     GROUP BY dark_store_id, variant_id
     HAVING sum(quantity) <> 0
     ORDER BY variant_id, dark_store_id
     LIMIT 20000`,
    params,
  );
  return rows;
}
