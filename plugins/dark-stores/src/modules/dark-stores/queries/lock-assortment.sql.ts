import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Any number that no other advisory lock of the platform uses. */
const ASSORTMENT_LOCK = 7_310_001;

/** Who waits longer goes without: the round under way is a long one. */
const WAITS_AT_MOST = "1s";

/**
 * Lets one transaction at a time bring the assortment up to date, until it ends. Parameters: whether to wait for
 * another one (a second at most, then it fails). Rows: one, `locked` says whether this transaction has it.
 */
export async function lockAssortment(db: Knex, params: { wait: boolean }): Promise<{ locked: boolean }> {
  if (params.wait) {
    await db.raw(
      `SELECT set_config('lock_timeout', '${WAITS_AT_MOST}', true), pg_advisory_xact_lock(${ASSORTMENT_LOCK})`,
    );
    return { locked: true };
  }
  const { rows } = await db.raw<{ rows: { locked: boolean }[] }>(
    `SELECT pg_try_advisory_xact_lock(${ASSORTMENT_LOCK}) AS locked`,
  );
  return { locked: rows[0]?.locked ?? false };
}
