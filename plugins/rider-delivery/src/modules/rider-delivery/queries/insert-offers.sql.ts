import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type NewOffer = {
  id: string;
  delivery_id: string;
  rider_id: string;
  distance_m: number;
  earning: number;
  expires_at: string;
};

export type OfferAnnouncement = NewOffer & {
  order_id: string;
  dark_store_id: string;
  dark_store_code: string;
  pickup_name: string;
  pickup_latitude: number;
  pickup_longitude: number;
};

/**
 * Proposes deliveries to riders.
 * Parameters: offers. Rows: the offers that were made, with what the rider is told about the store.
 * Invariant: at most one open offer per delivery and rider, none for a delivery that somebody has taken, and
 * none to a rider who is offline or has something to bring. The caller holds the riders' locks.
 */
export async function insertOffers(db: Knex, offers: readonly NewOffer[]): Promise<OfferAnnouncement[]> {
  const { rows } = await db.raw<{ rows: OfferAnnouncement[] }>(
    `
    WITH made AS (
      INSERT INTO delivery_offer (id, delivery_id, rider_id, distance_m, earning, expires_at)
      SELECT p.id, p.delivery_id, p.rider_id, p.distance_m, p.earning, p.expires_at
        FROM jsonb_to_recordset(CAST(:offers AS jsonb)) AS p (
          id text, delivery_id text, rider_id text, distance_m double precision, earning numeric, expires_at timestamptz)
        JOIN delivery d ON d.id = p.delivery_id AND d.status = 'unassigned'
        JOIN rider_shift s ON s.rider_id = p.rider_id AND s.ended_at IS NULL AND s.closing_at IS NULL AND s.deleted_at IS NULL
       WHERE NOT EXISTS (SELECT 1 FROM delivery carried WHERE carried.rider_id = p.rider_id AND carried.keeps_rider_busy)
       ORDER BY p.id
      ON CONFLICT (delivery_id, rider_id) WHERE status = 'offered' DO NOTHING
      RETURNING id, delivery_id, rider_id, distance_m, earning, expires_at)
    SELECT made.id, made.delivery_id, made.rider_id, made.distance_m, made.earning::float8 AS earning, made.expires_at,
           d.order_id, d.dark_store_id, d.dark_store_code, d.pickup_name, d.pickup_latitude, d.pickup_longitude
      FROM made JOIN delivery d ON d.id = made.delivery_id`,
    { offers: JSON.stringify(offers) },
  );
  return rows;
}
