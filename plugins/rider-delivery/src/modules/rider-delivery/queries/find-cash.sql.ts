import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Tells the cash a rider holds, which is kept with its ledger.
 * Parameters: rider. Rows: one, rupees taken and not yet handed in; none when there is no such rider.
 */
export async function findCash(db: Knex, params: { rider_id: string }): Promise<{ balance: number }[]> {
  const { rows } = await db.raw<{ rows: { balance: number }[] }>(
    `SELECT cash_held::float8 AS balance FROM rider WHERE id = :rider_id`,
    params,
  );
  return rows;
}
