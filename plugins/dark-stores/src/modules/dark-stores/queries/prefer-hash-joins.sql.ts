import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Keeps nested loops out of the plans of this transaction. What it writes itself is not in the statistics: to the planner
 * a store that a file fills for the first time stays empty, and a loop over "one" offer went through 300,000 for each of
 * 100,000 rows. Parameters: none. Rows: none.
 */
export async function preferHashJoins(db: Knex): Promise<void> {
  await db.raw(`SET LOCAL enable_nestloop = off`);
}
