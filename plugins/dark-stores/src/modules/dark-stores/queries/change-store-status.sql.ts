import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { DarkStoreStatus } from "../../../contract/dark-stores";

/**
 * Changes a store's status if it is one of the expected ones. Parameters: store, expected statuses, new status.
 * Rows: the store, or none when its status is another one (or there is no such store).
 */
export async function changeStoreStatus(
  db: Knex,
  params: { dark_store_id: string; from: DarkStoreStatus[]; to: DarkStoreStatus },
): Promise<{ id: string; status: DarkStoreStatus }[]> {
  const { rows } = await db.raw<{ rows: { id: string; status: DarkStoreStatus }[] }>(
    `UPDATE dark_store
     SET status = :to, updated_at = now()
     WHERE id = :dark_store_id AND deleted_at IS NULL AND status = ANY (:from::text[])
     RETURNING id, status`,
    params,
  );
  return rows;
}
