/** Stream of accepted locations on their way to PostGIS. */
export const LOCATION_STREAM = "rider_delivery:location_stream";

/** Ids of riders who may not send anything; the gateway has no database to ask. */
export const SUSPENDED_RIDERS = "rider_delivery:suspended_riders";

/** Hash with the rider's newest accepted position and how many messages came in the second since `counted_from_ms`. */
export const positionKey = (riderId: string): string => `rider_delivery:position:${riderId}`;

/** Hash with the orders a rider carries and the dark stores the rider works for. */
export const trackedKey = (riderId: string): string => `rider_delivery:tracked:${riderId}`;

/** Hash with the newest point of a rider's last batch and how many batches came since `counted_from_ms`. */
export const batchKey = (riderId: string): string => `rider_delivery:location_batch:${riderId}`;
