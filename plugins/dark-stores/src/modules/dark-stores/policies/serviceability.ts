import type { CoveringStore, OpeningHours, Serviceability, ServiceabilityReason } from "../../../contract/dark-stores";
import type { EtaModel } from "./eta";
import { openStateAt } from "./opening-hours";

/** A store whose area covers the point, as the database knows it. */
export interface StoreSituation {
  id: string;
  code: string;
  name: string;
  status: "open" | "paused" | "closed";
  latitude: number;
  longitude: number;
  timezone: string;
  opening_hours: OpeningHours;
  prep_minutes: number;
  delivery_fee: number;
  minimum_order: number;
  max_open_orders: number | null;
  open_orders: number;
  distance_m: number;
}

/** Why a store takes no orders now, or null when it does. The passing reasons stand behind the lasting ones. */
export function refusalReason(
  store: Pick<StoreSituation, "status" | "timezone" | "opening_hours" | "max_open_orders" | "open_orders">,
  now: Date,
): { reason: ServiceabilityReason | null; opens_at: Date | null } {
  if (store.status === "closed") {
    return { reason: "closed", opens_at: null };
  }
  const hours = openStateAt(store.opening_hours, store.timezone, now);
  if (!hours.is_open) {
    return { reason: "closed", opens_at: hours.opens_at };
  }
  if (store.status === "paused") {
    return { reason: "paused", opens_at: null };
  }
  if (store.max_open_orders !== null && store.open_orders >= store.max_open_orders) {
    return { reason: "overloaded", opens_at: null };
  }
  return { reason: null, opens_at: null };
}

/** Covering stores best first: those that take orders before those that do not, earliest promise, then nearest. */
export function rankStores(stores: StoreSituation[], eta: EtaModel, now: Date): CoveringStore[] {
  return stores
    .map((store): CoveringStore => {
      const { reason, opens_at } = refusalReason(store, now);
      return {
        id: store.id,
        code: store.code,
        name: store.name,
        latitude: store.latitude,
        longitude: store.longitude,
        status: store.status,
        serviceable: reason === null,
        reason,
        opens_at: opens_at?.toISOString() ?? null,
        distance_m: store.distance_m,
        eta_minutes: eta.promiseMinutes(store),
        delivery_fee: store.delivery_fee,
        minimum_order: store.minimum_order,
      };
    })
    .sort(
      (a, b) =>
        Number(b.serviceable) - Number(a.serviceable) ||
        a.eta_minutes - b.eta_minutes ||
        a.distance_m - b.distance_m ||
        a.id.localeCompare(b.id),
    );
}

/** Reasons that pass soonest first: the customer is told the best news there is. */
const REASON_ORDER: ServiceabilityReason[] = ["overloaded", "paused", "closed"];

/** The answer for a point from its ranked covering stores. */
export function serviceabilityOf(ranked: CoveringStore[]): Serviceability {
  const best = ranked[0];
  if (!best) {
    return { serviceable: false, reason: "out_of_area" };
  }
  if (best.serviceable) {
    return {
      serviceable: true,
      dark_store: { id: best.id, code: best.code, name: best.name },
      distance_m: best.distance_m,
      eta_minutes: best.eta_minutes,
      delivery_fee: best.delivery_fee,
    };
  }
  const reason = REASON_ORDER.find((candidate) => ranked.some((store) => store.reason === candidate)) ?? "closed";
  const opens_at = ranked
    .filter((store) => store.reason === reason)
    .flatMap((store) => (store.opens_at ? [store.opens_at] : []))
    .sort()[0];
  return { serviceable: false, reason, ...(opens_at === undefined ? {} : { opens_at }) };
}
