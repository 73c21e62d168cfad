import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type OpenDeliveryRow = {
  id: string;
  /** When it was packed, or should be. */
  ready_at: Date;
  /** The same, exactly: where a page ends. */
  ready_key: string;
  open_offers: number;
  earning: number;
  riders_per_delivery: number;
  offer_ttl_ms: number;
};

/** Where the page before ended; null for the first page. */
export type OpenDeliveryCursor = { ready_key: string; id: string } | null;

/**
 * Locks deliveries that nobody has taken and that fewer riders than wanted are looking at, oldest first;
 * stores in mode `assign` have their own rounds.
 * Parameters: offers wanted per delivery and how long they are open, where the store has not set them; where the page
 * before ended; limit. Rows: deliveries with their number of open offers and their store's settings.
 * Invariant: two planners never plan for the same delivery at once (SKIP LOCKED); call inside a transaction.
 */
export async function lockOpenDeliveries(
  db: Knex,
  { after, ...params }: { riders_per_delivery: number; offer_ttl_ms: number; after: OpenDeliveryCursor; limit: number },
): Promise<OpenDeliveryRow[]> {
  const { rows } = await db.raw<{ rows: OpenDeliveryRow[] }>(
    `
    SELECT d.id, d.ready_at, d.ready_at::text AS ready_key, d.earning::float8 AS earning,
           COALESCE(s.riders_per_delivery, :riders_per_delivery) AS riders_per_delivery,
           COALESCE(s.offer_ttl_ms, :offer_ttl_ms) AS offer_ttl_ms,
           (SELECT count(*)::int FROM delivery_offer o WHERE o.delivery_id = d.id AND o.status = 'offered') AS open_offers
      FROM delivery d
      LEFT JOIN store_dispatch s ON s.dark_store_id = d.dark_store_id
     WHERE d.status = 'unassigned' AND s.mode IS DISTINCT FROM 'assign'
       AND (CAST(:after_id AS text) IS NULL OR (d.ready_at, d.id) > (CAST(:after_key AS timestamptz), :after_id))
       AND (SELECT count(*) FROM delivery_offer o WHERE o.delivery_id = d.id AND o.status = 'offered')
           < COALESCE(s.riders_per_delivery, :riders_per_delivery)
     ORDER BY d.ready_at, d.id
     LIMIT :limit
       FOR NO KEY UPDATE OF d SKIP LOCKED`,
    { ...params, after_key: after?.ready_key ?? null, after_id: after?.id ?? null },
  );
  return rows;
}
