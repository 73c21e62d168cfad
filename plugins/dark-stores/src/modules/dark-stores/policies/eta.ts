/** What a promise is made of. Distances as the crow flies, in metres. */
export interface EtaInput {
  prep_minutes: number;
  open_orders: number;
  distance_m: number;
}

/** Turns a store's situation and a distance into a promise in whole minutes; a routing service can take its place. */
export interface EtaModel {
  promiseMinutes(input: EtaInput): number;
}

/** Roads are longer than the crow's way; measured between 1.3 and 1.4 in dense cities. */
export const ROAD_FACTOR = 1.35;
/** A scooter in city traffic, with lights and the way to the door: about 15 km/h. */
export const RIDER_SPEED_M_PER_MINUTE = 250;
/** Extra waiting per order that is already being picked. */
export const QUEUE_MINUTES_PER_ORDER = 0.5;
/** The queue stops adding here: a store that is busier than this should be overloaded, not slower. */
export const MAX_QUEUE_MINUTES = 30;

/** Prep time + queue at the store + distance x road factor / speed, rounded up, at least one minute. */
export const straightLineEta: EtaModel = {
  promiseMinutes({ prep_minutes, open_orders, distance_m }) {
    const queue = Math.min(open_orders * QUEUE_MINUTES_PER_ORDER, MAX_QUEUE_MINUTES);
    const travel = (distance_m * ROAD_FACTOR) / RIDER_SPEED_M_PER_MINUTE;
    return Math.max(1, Math.ceil(prep_minutes + queue + travel));
  },
};
