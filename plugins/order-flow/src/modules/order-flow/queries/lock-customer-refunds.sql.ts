import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: has refunds of one customer follow each other until the transaction ends, so that two at once cannot both be
 * within the limit. Parameters: customer_id. Rows: none of interest. Taken after the order's row lock, never before.
 */
export async function lockCustomerRefunds(db: Knex, params: { customer_id: string }): Promise<void> {
  await db.raw(`select pg_advisory_xact_lock(hashtextextended('refunds:' || :customer_id, 0))`, params);
}
