import type pg from "pg";
import { deliveryId, riderId, shiftId, storeCode, storeId } from "./ids.js";
import { randomFrom } from "./random.js";
import { insertRows } from "./rows.js";

/** The city riders and stores are spread over, about 44 x 44 km: a large one, so that many riders are near. */
const CITY = { latitude: 12.97, longitude: 77.59, halfSideDegrees: 0.2 };
const ROWS_AT_ONCE = 10_000;
const SEED = 17;
const VEHICLES = ["walk", "cycle", "scooter", "electric_scooter"];

/**
 * Writes so many riders on shift, each with a position, and open deliveries at stores among them. One rider of ten is
 * suspended and one of ten carries something, so that not everybody near is a candidate.
 */
export async function fillRiders(client: pg.Client, count: { riders: number; deliveries: number }): Promise<void> {
  const random = randomFrom(SEED);
  const place = () => ({
    latitude: CITY.latitude + (random() * 2 - 1) * CITY.halfSideDegrees,
    longitude: CITY.longitude + (random() * 2 - 1) * CITY.halfSideDegrees,
  });
  for (let from = 1; from <= count.riders; from += ROWS_AT_ONCE) {
    const numbers = Array.from({ length: Math.min(ROWS_AT_ONCE, count.riders - from + 1) }, (_, index) => from + index);
    const made = { created_at: "2026-11-22T00:00:00Z", updated_at: "2026-11-22T00:00:00Z" };
    await insertRows(
      client,
      "rider",
      numbers.map((number) => ({
        id: riderId(number),
        first_name: `Rider ${number}`,
        phone: `+9170${String(number).padStart(8, "0")}`,
        vehicle: VEHICLES[number % VEHICLES.length],
        status: number % 10 === 0 ? "suspended" : "active",
        ...made,
      })),
    );
    await insertRows(
      client,
      "rider_shift",
      numbers.map((number) => ({
        id: shiftId(number),
        rider_id: riderId(number),
        started_at: made.created_at,
        ...made,
      })),
    );
    await client.query(
      `INSERT INTO rider_location (rider_id, latitude, longitude, recorded_at)
       SELECT rider_id, latitude, longitude, now()
         FROM jsonb_to_recordset($1::jsonb) AS at (rider_id text, latitude double precision, longitude double precision)`,
      [JSON.stringify(numbers.map((number) => ({ rider_id: riderId(number), ...place() })))],
    );
  }
  const carried = Math.floor(count.riders / 10);
  for (let from = 1; from <= count.deliveries + carried; from += ROWS_AT_ONCE) {
    const last = Math.min(from + ROWS_AT_ONCE - 1, count.deliveries + carried);
    const numbers = Array.from({ length: last - from + 1 }, (_, index) => from + index);
    await insertRows(
      client,
      "delivery",
      numbers.map((number) => deliveryRow(number, number - count.deliveries, place(), place())),
    );
  }
}

/** Open when `carrier` is not positive; else that many tens of riders on, carried by one. */
function deliveryRow(
  number: number,
  carrier: number,
  pickup: { latitude: number; longitude: number },
  drop: { latitude: number; longitude: number },
) {
  return {
    id: deliveryId(number),
    order_id: `order_${deliveryId(number)}`,
    display_id: number,
    dark_store_id: storeId(1),
    dark_store_code: storeCode(1),
    status: carrier > 0 ? "assigned" : "unassigned",
    rider_id: carrier > 0 ? riderId(carrier * 10 - 5) : null,
    pickup_name: "Dark Store 1",
    pickup_latitude: pickup.latitude,
    pickup_longitude: pickup.longitude,
    drop_latitude: drop.latitude,
    drop_longitude: drop.longitude,
    drop_address: "A door",
    distance_m: 2000,
    currency_code: "inr",
    cash_to_collect: 0,
    wrong_codes: 0,
    earning: 30,
    created_at: "2026-11-22T00:00:00Z",
    updated_at: "2026-11-22T00:00:00Z",
  };
}
