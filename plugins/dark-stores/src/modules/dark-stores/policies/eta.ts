import type { Point } from "../../../contract/geo";

/** What a promise is made of: a store, where it is and how busy it is. Metres as the crow flies. */
export interface EtaStore extends Point {
  prep_minutes: number;
  /** Orders that wait to be packed. */
  open_orders: number;
  distance_m: number;
}

/**
 * How long it takes from a store to a door. The extension point for a routing service: all stores that cover a pin are
 * asked about at once.
 */
export interface EtaModel {
  /**
   * Minutes from an order placed now to the door, one for each store and in their order; not rounded. Null for a store
   * the model knows nothing about: the default answers for it. Throws when it cannot answer, or not before `signal`.
   */
  promiseMinutes(stores: EtaStore[], to: Point, signal: AbortSignal): Promise<(number | null)[]>;
}

/** The figures behind a promise; every model uses those of the store's side. */
export interface EtaFigures {
  /** Roads are longer than the crow's way; measured between 1.3 and 1.4 in dense cities. */
  road_factor: number;
  /** A scooter in city traffic, with lights and the way to the door: 250 is about 15 km/h. */
  rider_speed_m_per_minute: number;
  /** Extra waiting per order that is already being picked. */
  queue_minutes_per_order: number;
  /** The queue stops adding here: a store that is busier than this should be overloaded, not slower. */
  max_queue_minutes: number;
}

export const DEFAULT_ETA_FIGURES: EtaFigures = {
  road_factor: 1.35,
  rider_speed_m_per_minute: 250,
  queue_minutes_per_order: 0.5,
  max_queue_minutes: 30,
};

/** Minutes until the bag can leave the store: prep time + queue. */
export function storeMinutes(store: EtaStore, figures: EtaFigures): number {
  const queue = store.open_orders * figures.queue_minutes_per_order;
  return store.prep_minutes + Math.min(queue, figures.max_queue_minutes);
}

/** The default: prep time + queue + distance x road factor / speed. */
export function straightLineMinutes(store: EtaStore, figures: EtaFigures): number {
  return storeMinutes(store, figures) + (store.distance_m * figures.road_factor) / figures.rider_speed_m_per_minute;
}

/** A promise as customers read it: whole minutes, rounded up, at least one. */
export function asPromise(minutes: number): number {
  return Math.max(1, Math.ceil(minutes));
}
