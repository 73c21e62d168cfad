import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CoveringStore } from "../../../contract/dark-stores";
import type { Point } from "../../../contract/geo";
import type { EtaEstimator } from "../eta/estimator";
import { deliveryFeeAt } from "../policies/fees";
import type { OpeningTimes } from "../policies/opening-hours";
import type { Schedule } from "../policies/opening-windows";
import { rankStores, stateOf, type StoreState } from "../policies/serviceability";
import { findCoveringStores, type CoveringStoreRow } from "../queries/find-covering-stores.sql";

/** What choosing a store needs besides the database. */
export interface Chooser {
  eta: EtaEstimator;
  times: OpeningTimes;
  /** Digits behind the point of the platform's currency. */
  decimals: number;
}

/** The stores that cover a point, best first, at most 100. */
export async function coveringStores(db: Knex, chooser: Chooser, point: Point, now: Date): Promise<CoveringStore[]> {
  const rows = await findCoveringStores(db, point);
  const minutes = await chooser.eta.minutesFor(rows, point);
  return rankStores(
    rows.map((store, index) => ({
      store: { ...store, delivery_fee: deliveryFeeAt(store, { ...store, decimals: chooser.decimals, now }) },
      state: storeStateAt(chooser.times, store, now),
      minutes: minutes[index] ?? Infinity,
    })),
  );
}

/** The state of a store whose schedule came as JSON text. */
export function storeStateAt(
  times: OpeningTimes,
  store: Pick<CoveringStoreRow, "status" | "timezone" | "opening_hours" | "opening_exceptions" | "is_overloaded">,
  now: Date,
): StoreState {
  const { timezone, opening_hours, opening_exceptions } = store;
  const read = (): Schedule => ({
    timezone,
    opening_hours: opening_hours === null ? null : (JSON.parse(opening_hours) as Schedule["opening_hours"]),
    opening_exceptions: JSON.parse(opening_exceptions) as Schedule["opening_exceptions"],
  });
  const key = `${timezone} ${opening_hours} ${opening_exceptions}`;
  return stateOf(store, times.stateAt(key, read, now));
}
