import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { AddressLocation } from "../../../contract/geo";

/** Points of addresses. Parameters: addresses (up to 1,000). Rows: one per address that has a point. */
export async function listAddressLocations(db: Knex, params: { address_ids: string[] }): Promise<AddressLocation[]> {
  const { rows } = await db.raw<{ rows: AddressLocation[] }>(
    `SELECT address_id, customer_id, latitude, longitude
     FROM customer_address_location
     WHERE address_id = ANY (:address_ids::text[])
     ORDER BY address_id
     LIMIT 1000`,
    params,
  );
  return rows;
}
