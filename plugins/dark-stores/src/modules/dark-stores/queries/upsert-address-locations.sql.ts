import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { AddressLocation } from "../../../contract/geo";

/** Keeps the point of each address. Parameters: locations, each address once. Rows: the addresses written. */
export async function upsertAddressLocations(
  db: Knex,
  params: { locations: AddressLocation[] },
): Promise<{ address_id: string }[]> {
  const { rows } = await db.raw<{ rows: { address_id: string }[] }>(
    `INSERT INTO customer_address_location AS kept (address_id, customer_id, latitude, longitude)
     SELECT address_id, customer_id, latitude, longitude
     FROM jsonb_to_recordset(:locations::jsonb) AS given(
       address_id text, customer_id text, latitude double precision, longitude double precision)
     ORDER BY address_id
     ON CONFLICT (address_id) DO UPDATE
       SET customer_id = excluded.customer_id, latitude = excluded.latitude, longitude = excluded.longitude,
           updated_at = now()
     RETURNING address_id`,
    { locations: JSON.stringify(params.locations) },
  );
  return rows;
}
