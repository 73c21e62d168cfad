import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex";
import { insertDelivery } from "../../queries/insert-delivery.sql";
import { insertOffers } from "../../queries/insert-offers.sql";
import { openShift } from "../../queries/open-shift.sql";
import { upsertLocations } from "../../queries/upsert-locations.sql";

/** A store of its own for each spec, far from where other specs put riders. */
export type Place = { latitude: number; longitude: number };

const HALF_MINUTE_MS = 30_000;

let next = 0;
const id = (prefix: string): string => `${prefix}_${next++}`;

/** Opens the spec's database; 60 connections, so that 50 riders can be at work at the same time. */
export function openDatabase(): Knex {
  return knex({ client: "pg", connection: process.env.DATABASE_URL, pool: { min: 0, max: 60 } });
}

/** Riders, deliveries and offers written straight into the tables, with ids that tell the test they belong to. */
export function roadOf(db: Knex, place: Place) {
  const road = {
    async rider(changes: Record<string, unknown> = {}): Promise<string> {
      const rider = id("rider");
      const row = { id: rider, first_name: "Ravi", phone: `+91${rider}`, vehicle: "scooter", ...changes };
      await db("rider").insert(row);
      return rider;
    },

    async standAt(rider_id: string, at: Place, recorded_at = new Date()): Promise<void> {
      const unknown = { accuracy_m: null, heading: null, speed_mps: null };
      await upsertLocations(db, [{ rider_id, ...at, ...unknown, recorded_at: recorded_at.toISOString() }]);
    },

    /** A rider on shift, `metres` north of the store. */
    async riderOnline(metres = 100, changes: Record<string, unknown> = {}): Promise<string> {
      const rider_id = await road.rider(changes);
      await openShift(db, { id: id("rshift"), rider_id });
      await road.standAt(rider_id, { ...place, latitude: place.latitude + metres / 111_195 });
      return rider_id;
    },

    async delivery(changes: { cash_to_collect?: number; earning?: number } = {}): Promise<string> {
      const delivery = id("dlv");
      await insertDelivery(db, {
        id: delivery,
        event_id: id("devt"),
        order_id: id("order"),
        display_id: 1,
        dark_store_id: "dstore_test",
        dark_store_code: "test",
        customer_id: null,
        pickup_name: "Test store",
        pickup_latitude: place.latitude,
        pickup_longitude: place.longitude,
        drop_latitude: place.latitude + 0.01,
        drop_longitude: place.longitude,
        drop_address: "12 Lake Road",
        drop_instructions: null,
        distance_m: 1112,
        currency_code: "inr",
        cash_to_collect: 0,
        earning: 30,
        ...changes,
      });
      return delivery;
    },

    async offer(delivery_id: string, rider_id: string, expiresInMs = HALF_MINUTE_MS): Promise<string> {
      const offer = id("doffer");
      const expires_at = new Date(Date.now() + expiresInMs).toISOString();
      await insertOffers(db, [{ id: offer, delivery_id, rider_id, distance_m: 100, earning: 30, expires_at }]);
      return offer;
    },

    /** A delivery that this rider has accepted. */
    async assigned(rider_id: string, changes: { cash_to_collect?: number } = {}): Promise<string> {
      const delivery = await road.delivery(changes);
      await db("delivery")
        .where({ id: delivery })
        .update({ status: "assigned", rider_id, trip_id: id("trip"), sequence: 1 });
      return delivery;
    },

    row: (delivery_id: string) => db("delivery").where({ id: delivery_id }).first(),
    offers: (delivery_id: string) => db("delivery_offer").where({ delivery_id }).orderBy("id"),
    id,
  };
  return road;
}
