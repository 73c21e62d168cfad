import type pg from "pg";
import { riderId, shiftId, storeId } from "../../data/ids.js";
import type { Point } from "../../data/stores.js";

/** Who packs the orders of the store that the shoppers buy at. */
export const STAFF_ID = "staff_bench_000001";

/** Puts riders on shift beside the store, heard of for as long as the run lasts, and someone who packs. */
export async function fillScene(client: pg.Client, riders: number, { latitude, longitude }: Point): Promise<void> {
  const numbers = Array.from({ length: riders }, (_, index) => index + 1);
  const ids = numbers.map(riderId);
  await client.query(
    `INSERT INTO rider (id, first_name, phone, vehicle)
     SELECT id, 'Rider', '+9170000' || right(id, 6), 'scooter' FROM unnest($1::text[]) AS id
     ON CONFLICT (id) DO NOTHING`,
    [ids],
  );
  await client.query(
    `INSERT INTO rider_shift (id, rider_id)
     SELECT shift, rider FROM unnest($1::text[], $2::text[]) AS pair (shift, rider)
     ON CONFLICT (id) DO NOTHING`,
    [numbers.map(shiftId), ids],
  );
  await client.query(
    `INSERT INTO rider_location (rider_id, latitude, longitude, recorded_at)
     SELECT id, $2, $3, now() + interval '1 day' FROM unnest($1::text[]) AS id
     ON CONFLICT (rider_id) DO UPDATE SET recorded_at = excluded.recorded_at`,
    [ids, latitude, longitude],
  );
  await client.query(
    `INSERT INTO staff (id, name, phone) VALUES ($1, 'Packer', '+917000000999') ON CONFLICT (id) DO NOTHING`,
    [STAFF_ID],
  );
  await client.query(
    `INSERT INTO staff_assignment (id, staff_id, dark_store_id) VALUES ('sassign_bench_000001', $1, $2)
     ON CONFLICT (id) DO NOTHING`,
    [STAFF_ID, storeId(1)],
  );
}
