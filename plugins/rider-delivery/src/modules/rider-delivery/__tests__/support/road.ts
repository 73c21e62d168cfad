import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Incentive } from "../../policies/earnings";
import { changeDeliveryStatus, type StatusChange } from "../../queries/change-delivery-status.sql";
import { confirmBagBack } from "../../queries/confirm-bag-back.sql";
import { insertDelivery, type NewDelivery } from "../../queries/insert-delivery.sql";
import { openShift } from "../../queries/open-shift.sql";
import { upsertLocations } from "../../queries/upsert-locations.sql";
import { readOptions } from "../../options";
import { settleDeliveryOnce } from "../../services/settle-delivery";

/** A store of its own for each spec, far from where other specs put riders. */
export type Place = { latitude: number; longitude: number };

/** The rules of riders' pay where a spec has none of its own. */
export const PAY_RULES = readOptions({ redisUrl: "redis://unused" }).earnings;

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
    async riderOnline(metres = 100, changes: Record<string, unknown> = {}, heardAt = new Date()): Promise<string> {
      const rider_id = await road.rider(changes);
      await openShift(db, { id: id("rshift"), rider_id });
      await road.standAt(rider_id, { ...place, latitude: place.latitude + metres / 111_195 }, heardAt);
      return rider_id;
    },

    /** A rider on shift of whom nothing was heard since an instant. */
    silentRider: (heardAt: Date): Promise<string> => road.riderOnline(100, {}, heardAt),

    /** A delivery without a rider, its door `doorKm` north of the store. */
    async delivery(
      changes: Partial<
        Pick<NewDelivery, "cash_to_collect" | "earning" | "dark_store_id" | "ready_at" | "time_zone" | "load_g">
      > = {},
      doorKm = 1.11195,
    ): Promise<string> {
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
        drop_latitude: place.latitude + doorKm / 111.195,
        drop_longitude: place.longitude,
        drop_address: "12 Lake Road",
        drop_instructions: null,
        distance_m: 1112,
        load_g: 0,
        currency_code: "inr",
        cash_to_collect: 0,
        earning: 30,
        earning_for_distance: 10,
        time_zone: "UTC",
        ready_at: new Date(),
        ...changes,
      });
      return delivery;
    },

    /** An open offer, whatever the rider is doing now. */
    async offer(delivery_id: string, rider_id: string, expiresInMs = HALF_MINUTE_MS): Promise<string> {
      const offer = id("doffer");
      const expires_at = new Date(Date.now() + expiresInMs).toISOString();
      await db("delivery_offer").insert({ id: offer, delivery_id, rider_id, distance_m: 100, earning: 30, expires_at });
      return offer;
    },

    /** A delivery that this rider has accepted. */
    async assigned(rider_id: string, changes: { cash_to_collect?: number; time_zone?: string } = {}): Promise<string> {
      const delivery = await road.delivery(changes);
      await db("delivery")
        .where({ id: delivery })
        .update({ status: "assigned", rider_id, trip_id: id("trip"), sequence: 1 });
      return delivery;
    },

    /** A delivery that this rider has with them. */
    async pickedUp(rider_id: string, changes: { cash_to_collect?: number; time_zone?: string } = {}): Promise<string> {
      const delivery_id = await road.assigned(rider_id, changes);
      await road.move(delivery_id);
      return delivery_id;
    },

    /** Moves a delivery, which stays with its rider: to the pickup where nothing else is said. */
    move: (delivery_id: string, change: Partial<StatusChange> = {}) =>
      changeDeliveryStatus(db, {
        delivery_id,
        from: ["assigned"],
        to: "picked_up",
        expected_rider_id: null,
        rider: "keep",
        actor_type: "rider",
        actor_id: null,
        reason: null,
        event_id: id("devt"),
        ...change,
      }),

    /** Hands a delivery over by its rider, with the cash; false when it cannot be. */
    handOver(
      delivery_id: string,
      rider_id: string,
      cash_collected = 0,
      incentives: Incentive[] = [],
    ): Promise<boolean> {
      const ids = { event_id: id("devt"), earning_id: id("rearn"), cash_entry_id: id("rcash") };
      const actor = { actor_type: "rider", actor_id: rider_id, reason: null } as const;
      return settleDeliveryOnce(db, { delivery_id, rider_id, cash_collected, ...actor, ...ids }, incentives);
    },

    /** The store takes a bag back. */
    bringBack(delivery_id: string, attempt_share = 1): Promise<{ id: string; rider_id: string }[]> {
      const ids = { event_id: id("devt"), earning_id: id("rearn") };
      const staff = { actor_type: "staff", actor_id: "staff_1" };
      return confirmBagBack(db, { delivery_id, order_id: "", ...staff, ...ids, attempt_share });
    },

    row: (delivery_id: string) => db("delivery").where({ id: delivery_id }).first(),
    offers: (delivery_id: string) => db("delivery_offer").where({ delivery_id }).orderBy("id"),
    id,
  };
  return road;
}
