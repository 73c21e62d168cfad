import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { sortedTable } from "./bulk-job-row";

/**
 * Locks all offers a file changes, in (variant, store) order like every stock statement, until the transaction ends.
 * Parameters: number. Rows: one, how many there are.
 */
export async function lockStockRows(db: Knex, params: { number: number }): Promise<{ count: number }[]> {
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    `WITH locked AS MATERIALIZED (
       SELECT offer.variant_id
       FROM store_offer offer
       JOIN :sorted: given USING (dark_store_id, variant_id)
       WHERE given.problem IS NULL
       ORDER BY offer.variant_id, offer.dark_store_id
       FOR UPDATE OF offer
     )
     SELECT count(*)::integer AS count FROM locked`,
    { sorted: sortedTable(params.number) },
  );
  return rows;
}
