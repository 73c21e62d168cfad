import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { DeliveryStatus } from "../../../contract";

/**
 * Lists what a rider has not handed over.
 * Parameters: rider. Rows: deliveries between acceptance and hand-over, oldest first.
 */
export async function listCarriedDeliveries(
  db: Knex,
  params: { rider_id: string },
): Promise<{ id: string; status: DeliveryStatus }[]> {
  const { rows } = await db.raw<{ rows: { id: string; status: DeliveryStatus }[] }>(
    `
    SELECT id, status FROM delivery
     WHERE rider_id = :rider_id AND status IN ('assigned', 'picked_up')
     ORDER BY created_at, id
     LIMIT 100`,
    params,
  );
  return rows;
}
