import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Forgets points. Parameters: addresses, or the customer whose addresses are meant. Rows: the addresses forgotten. */
export async function deleteAddressLocations(
  db: Knex,
  params: { address_ids: string[]; customer_id: string | null },
): Promise<{ address_id: string }[]> {
  const { rows } = await db.raw<{ rows: { address_id: string }[] }>(
    `DELETE FROM customer_address_location
     WHERE address_id = ANY (:address_ids::text[]) OR customer_id = :customer_id
     RETURNING address_id`,
    params,
  );
  return rows;
}
