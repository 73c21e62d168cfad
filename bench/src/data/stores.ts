import type pg from "pg";
import { storeCode, storeId } from "./ids.js";
import { randomFrom } from "./random.js";
import { insertRows } from "./rows.js";

export interface Point {
  latitude: number;
  longitude: number;
}

/**
 * Stores stand in cities of 33 x 33 km, so close that one to five deliver to a typical pin: 250 areas of 1.5 to 2.5 km
 * around their store.
 */
const STORES_PER_CITY = 250;
const CITY_HALF_SIDE_DEGREES = 0.15;
const SEED = 7;
const PIN_SEED = 11;

/** A schedule that leaves the stores open whenever the benchmark runs, but for the last minute of a day. */
const ALL_DAY = Object.fromEntries(
  ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [["00:00", "23:59"]]]),
);

/** Writes so many open stores. Every other one has a polygon of 32 corners as service area, the others a circle. */
export async function fillStores(client: pg.Client, count: number): Promise<void> {
  const random = randomFrom(SEED);
  const cities = citiesOf(count);
  const stores = Array.from({ length: count }, (_, index) => ({
    id: storeId(index + 1),
    code: storeCode(index + 1),
    name: `Dark Store ${index + 1}`,
    status: "open",
    ...placeIn(cities[index % cities.length], random),
    service_radius_m: 1500 + Math.floor(random() * 1000),
    country_code: "in",
    timezone: "Asia/Kolkata",
    prep_minutes: 3 + Math.floor(random() * 6),
    delivery_fee: 20,
    raw_delivery_fee: { value: "20", precision: 20 },
    minimum_order: 0,
    raw_minimum_order: { value: "0", precision: 20 },
    opening_hours: index % 2 === 0 ? ALL_DAY : null,
    created_at: "2026-11-22T00:00:00Z",
    updated_at: "2026-11-22T00:00:00Z",
  }));
  await insertRows(client, "dark_store", stores);
  await client.query(
    `UPDATE dark_store
     SET service_area = ST_Multi(ST_Buffer(location, service_radius_m, CASE WHEN drawn THEN 8 ELSE 32 END)::geometry),
         service_radius_m = CASE WHEN NOT drawn THEN service_radius_m END
     FROM (SELECT id AS drawn_id, right(code, 1)::integer % 2 = 1 AS drawn FROM dark_store) shape
     WHERE drawn_id = id`,
  );
}

/** Places where customers stand, in the cities of a data set of so many stores. */
export function pinsOf(storeCount: number, pins: number): Point[] {
  const cities = citiesOf(storeCount);
  const random = randomFrom(PIN_SEED);
  return Array.from({ length: pins }, (_, index) => placeIn(cities[index % cities.length], random));
}

function citiesOf(storeCount: number): Point[] {
  const random = randomFrom(SEED + 1);
  return Array.from({ length: Math.ceil(storeCount / STORES_PER_CITY) }, () => ({
    latitude: 10 + random() * 18,
    longitude: 73 + random() * 13,
  }));
}

function placeIn(city: Point | undefined, random: () => number): Point {
  const { latitude, longitude } = city ?? { latitude: 0, longitude: 0 };
  return {
    latitude: round(latitude + (random() * 2 - 1) * CITY_HALF_SIDE_DEGREES),
    longitude: round(longitude + (random() * 2 - 1) * CITY_HALF_SIDE_DEGREES),
  };
}

/** A decimetre or so is as exact as a pin gets. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
