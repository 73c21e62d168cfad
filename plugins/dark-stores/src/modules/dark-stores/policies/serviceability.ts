import type {
  CoveringStore,
  DarkStoreStatus,
  Serviceability,
  ServiceabilityReason,
} from "../../../contract/dark-stores";
import { asPromise } from "./eta";
import type { OpenState } from "./opening-hours";

/** A store whose area covers the point, as the database knows it. */
export interface StoreSituation {
  id: string;
  code: string;
  name: string;
  status: DarkStoreStatus;
  latitude: number;
  longitude: number;
  prep_minutes: number;
  /** For this point, now. */
  delivery_fee: number;
  minimum_order: number;
  /** Went over its most open orders and has not come down to where it resumes. */
  is_overloaded: boolean;
  open_orders: number;
  distance_m: number;
}

/** Whether a store takes orders now; if not, why and when it opens; and until when at least the clock keeps it so. */
export interface StoreState {
  serviceable: boolean;
  reason: Exclude<ServiceabilityReason, "out_of_area"> | null;
  opens_at: Date | null;
  /** Null when only people or orders can change it. */
  holds_until: Date | null;
}

/** What a store's state follows from. Of several reasons the one that lasts longest is given. */
export function stateOf(store: { status: DarkStoreStatus; is_overloaded: boolean }, hours: OpenState): StoreState {
  if (store.status === "closed") {
    return { serviceable: false, reason: "closed", opens_at: null, holds_until: null };
  }
  const { holds_until } = hours;
  if (!hours.is_open) {
    return { serviceable: false, reason: "closed", opens_at: hours.opens_at, holds_until };
  }
  if (store.status === "paused") {
    return { serviceable: false, reason: "paused", opens_at: null, holds_until };
  }
  if (store.is_overloaded) {
    return { serviceable: false, reason: "overloaded", opens_at: null, holds_until };
  }
  return { serviceable: true, reason: null, opens_at: null, holds_until };
}

/** A covering store with its state and the minutes to the door. */
export interface Candidate {
  store: StoreSituation;
  state: StoreState;
  minutes: number;
}

/** Best first: those that take orders before those that do not, earliest promise as customers read it, then nearest. */
export function rankStores(candidates: Candidate[]): CoveringStore[] {
  return candidates
    .map(({ store, state, minutes }): CoveringStore => ({
      id: store.id,
      code: store.code,
      name: store.name,
      latitude: store.latitude,
      longitude: store.longitude,
      status: store.status,
      serviceable: state.serviceable,
      reason: state.reason,
      opens_at: state.opens_at?.toISOString() ?? null,
      distance_m: store.distance_m,
      eta_minutes: asPromise(minutes),
      delivery_fee: store.delivery_fee,
      minimum_order: store.minimum_order,
    }))
    .sort(
      (a, b) =>
        Number(b.serviceable) - Number(a.serviceable) ||
        a.eta_minutes - b.eta_minutes ||
        a.distance_m - b.distance_m ||
        (a.id < b.id ? -1 : 1),
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
