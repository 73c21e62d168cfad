import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type OpenDeliveryRow = { id: string; waiting_since: Date; open_offers: number; earning: number };

/**
 * Locks deliveries that nobody has taken and that fewer riders than wanted are looking at, oldest first.
 * Parameters: offers wanted per delivery, limit. Rows: deliveries with their number of open offers.
 * Invariant: two planners never plan for the same delivery at once (SKIP LOCKED); call inside a transaction.
 */
export async function lockOpenDeliveries(
  db: Knex,
  params: { wanted_offers: number; limit: number },
): Promise<OpenDeliveryRow[]> {
  const { rows } = await db.raw<{ rows: OpenDeliveryRow[] }>(
    `
    SELECT d.id, d.created_at AS waiting_since, d.earning::float8 AS earning,
           (SELECT count(*)::int FROM delivery_offer o WHERE o.delivery_id = d.id AND o.status = 'offered') AS open_offers
      FROM delivery d
     WHERE d.status = 'unassigned'
       AND (SELECT count(*) FROM delivery_offer o WHERE o.delivery_id = d.id AND o.status = 'offered') < :wanted_offers
     ORDER BY d.created_at, d.id
     LIMIT :limit
       FOR NO KEY UPDATE OF d SKIP LOCKED`,
    params,
  );
  return rows;
}
