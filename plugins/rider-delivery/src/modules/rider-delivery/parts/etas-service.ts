import { InjectManager, MedusaContext } from "@medusajs/framework/utils";
import type { EtaChanged } from "../../../contract";
import { estimateRide } from "../policies/eta";
import type { Ride } from "../policies/eta";
import { ridesOf } from "../policies/rides";
import { claimEtas } from "../queries/claim-etas.sql";
import { listCarriedWithPositions } from "../queries/list-carried-with-positions.sql";
import type { CarriedRow } from "../queries/list-carried-with-positions.sql";
import { recordLegs } from "../queries/record-legs.sql";
import { refreshPaces } from "../queries/refresh-paces.sql";
import { database } from "../services/shared";
import type { Database } from "../services/shared";
import { LocationsService } from "./locations-service";

/** Deliveries on the road that are looked at in one round; a city has fewer. */
const MAX_CARRIED = 20_000;
/** A rider who carries more than this has not handed over for days. */
const MAX_OF_ONE_RIDER = 100;
/** Customers are told at most this often, and when at least a minute has changed. */
const TELL_EVERY_MS = 15_000;
/** Legs are written down within this time after the hand-over, or not at all. */
const LEGS_WITHIN_MS = 2 * 60 * 60_000;
/** Quicker is a mistake or a test, slower is no ride. */
const LEG_S = { min_s: 10, max_s: 4 * 60 * 60 };
const LEGS_PER_ROUND = 1000;
const PACE = { days: 28, min_legs: 20 };

/** How long deliveries will take, by where their riders are and how long others took. */
export class EtasService extends LocationsService {
  /** The rest of the way of a delivery that this rider carries; null when the rider was never seen. */
  @InjectManager()
  async findRide(
    { rider_id, delivery_id }: { rider_id: string; delivery_id: string },
    @MedusaContext() context: Database = {},
  ): Promise<Ride | null> {
    const carried = await listCarriedWithPositions(database(context), { rider_id, limit: MAX_OF_ONE_RIDER });
    return ridesOf(carried.map(toCarried)).get(delivery_id) ?? null;
  }

  /** Claims the estimates that customers on the road are to be told now: those that changed by a minute or more. */
  @InjectManager()
  async claimChangedEtas(@MedusaContext() context: Database = {}): Promise<EtaChanged[]> {
    const db = database(context);
    const carried = await listCarriedWithPositions(db, { rider_id: null, limit: MAX_CARRIED });
    const rides = ridesOf(carried.map(toCarried));
    const etas = carried.flatMap((row) => {
      const ride = rides.get(row.delivery_id);
      const eta = ride && { delivery_id: row.delivery_id, ...estimateRide(ride, this.options.vehicles) };
      return eta && isNews(row, eta.eta_minutes) ? [eta] : [];
    });
    if (etas.length === 0) return [];
    const claimed = new Map(
      (await claimEtas(db, { etas, every_ms: TELL_EVERY_MS })).map((eta) => [eta.delivery_id, eta]),
    );
    const at = new Date().toISOString();
    return carried.flatMap(({ delivery_id, order_id, dark_store_id, customer_id }) => {
      const eta = claimed.get(delivery_id);
      return eta ? [{ ...eta, order_id, dark_store_id, customer_id, at }] : [];
    });
  }

  /** Writes down how long the latest deliveries took and measures the pace of their stores anew. Safe to repeat. */
  @InjectManager()
  async recordPaces(@MedusaContext() context: Database = {}): Promise<void> {
    const db = database(context);
    const stores = await recordLegs(db, { within_ms: LEGS_WITHIN_MS, limit: LEGS_PER_ROUND, ...LEG_S });
    if (stores.length === 0) return;
    await refreshPaces(db, {
      dark_store_ids: stores.map(({ dark_store_id }) => dark_store_id),
      vehicles: this.options.vehicles,
      ...PACE,
    });
  }
}

function isNews({ told_minutes, told_ago_ms }: CarriedRow, eta_minutes: number): boolean {
  return told_minutes === null || (told_minutes !== eta_minutes && (told_ago_ms ?? 0) >= TELL_EVERY_MS);
}

function toCarried(row: CarriedRow) {
  const { delivery_id, rider_id, vehicle, pace_p50, pace_p90 } = row;
  return {
    delivery_id,
    rider_id,
    vehicle,
    rider: { latitude: row.latitude, longitude: row.longitude },
    drop: { latitude: row.drop_latitude, longitude: row.drop_longitude },
    pace: pace_p50 !== null && pace_p90 !== null ? { p50: pace_p50, p90: pace_p90 } : null,
  };
}
