import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { VehicleTable } from "../policies/vehicles";

/** The model that the pace of a store is measured by, and how much history it takes. */
export type PaceModel = {
  vehicles: VehicleTable;
  days: number;
  min_legs: number;
};

/** Legs this many hours of the day around now are alike: traffic has its hours. */
const HOURS_AROUND = 2;

/**
 * Measures how long a store's deliveries took, as parts of what the model says of them: the median and the 90th percentile
 * of the last days, of this time of day when there are enough of them.
 * Parameters: stores, the model. Rows: stores that have a pace now.
 * Invariant: a store with too little history keeps the pace it has, or none. Found by the index on store and time.
 */
export async function refreshPaces(
  db: Knex,
  params: { dark_store_ids: string[] } & PaceModel,
): Promise<{ dark_store_id: string; p50: number; p90: number }[]> {
  const { vehicles, ...rest } = params;
  const { rows } = await db.raw<{ rows: { dark_store_id: string; p50: number; p90: number }[] }>(
    `
    INSERT INTO store_pace AS known (dark_store_id, p50, p90, legs)
    SELECT store.id, greatest(0.1, CASE WHEN near_legs >= :min_legs THEN near_parts[1] ELSE all_parts[1] END),
           greatest(0.1, CASE WHEN near_legs >= :min_legs THEN near_parts[2] ELSE all_parts[2] END),
           CASE WHEN near_legs >= :min_legs THEN near_legs ELSE all_legs END
      FROM unnest(CAST(:dark_store_ids AS text[])) AS store (id)
     CROSS JOIN LATERAL (
           SELECT count(*)::int AS all_legs, count(*) FILTER (WHERE is_near)::int AS near_legs,
                  percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY part) AS all_parts,
                  percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY part) FILTER (WHERE is_near) AS near_parts
             FROM (SELECT leg.seconds / (leg.metres * rules.road_factor / rules.speed_mps + rules.hand_over_s) AS part,
                          least(abs(leg.hour - now_hour), 24 - abs(leg.hour - now_hour)) <= ${HOURS_AROUND} AS is_near
                     FROM delivery_leg leg
                     JOIN LATERAL jsonb_to_record(CAST(:vehicles AS jsonb) -> leg.vehicle)
                          AS rules (speed_mps float8, road_factor float8, hand_over_s float8) ON true
                    CROSS JOIN extract(hour FROM now() AT TIME ZONE 'UTC') AS now_hour
                    WHERE leg.dark_store_id = store.id AND leg.ended_at > now() - :days * interval '1 day') measured) history
     WHERE all_legs >= :min_legs
    ON CONFLICT (dark_store_id) DO UPDATE
       SET p50 = excluded.p50, p90 = excluded.p90, legs = excluded.legs, computed_at = now()
    RETURNING dark_store_id, p50, p90`,
    { ...rest, vehicles: JSON.stringify(vehicles) },
  );
  return rows;
}
