import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Gives back the tries at a delivery's code after the right one.
 * Parameters: delivery. Rows: none. Who knows the code gains nothing from more tries.
 */
export async function clearCodeTries(db: Knex, params: { delivery_id: string }): Promise<void> {
  await db.raw(`UPDATE delivery SET wrong_codes = 0, code_locked_until = NULL WHERE id = :delivery_id`, params);
}
