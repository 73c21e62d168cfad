import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OfferStatus } from "../../../contract";

export type FoundOffer = {
  id: string;
  delivery_id: string;
  status: OfferStatus;
  withdrawn_reason: string | null;
  is_due: boolean;
};

/**
 * Reads one rider's offer.
 * Parameters: offer, rider. Rows: none or one; `is_due` says that its time is over by the database's clock.
 */
export async function findOffer(db: Knex, params: { offer_id: string; rider_id: string }): Promise<FoundOffer[]> {
  const { rows } = await db.raw<{ rows: FoundOffer[] }>(
    `
    SELECT id, delivery_id, status, withdrawn_reason, expires_at <= now() AS is_due
      FROM delivery_offer
     WHERE id = :offer_id AND rider_id = :rider_id`,
    params,
  );
  return rows;
}
