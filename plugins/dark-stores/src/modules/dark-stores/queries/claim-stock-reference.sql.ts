import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Makes other reservations for a reference wait until the transaction ends.
 * Parameters: the reference. Rows: one, whether it holds nothing and took nothing.
 */
export async function claimStockReference(db: Knex, params: { reference: string }): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { is_free: boolean }[] }>(
    `SELECT claim_stock_reference(:reference) AS is_free`,
    params,
  );
  return rows[0]?.is_free ?? false;
}
