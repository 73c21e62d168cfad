import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Adds up the cash a rider holds.
 * Parameters: rider. Rows: one, rupees taken and not yet handed in.
 */
export async function sumCash(db: Knex, params: { rider_id: string }): Promise<{ balance: number }[]> {
  const { rows } = await db.raw<{ rows: { balance: number }[] }>(
    `SELECT coalesce(sum(amount), 0)::float8 AS balance FROM rider_cash_entry WHERE rider_id = :rider_id AND deleted_at IS NULL`,
    params,
  );
  return rows;
}
