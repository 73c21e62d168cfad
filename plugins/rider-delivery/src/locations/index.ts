export { RIDER_LOCATION_CHANNEL, riderLocationSchema } from "../contract/locations";
export type { LocationAnswer, LocationRefusalCode, RiderLocation, RiderLocationBroadcast } from "../contract/locations";
export { ingestLocation, MAX_MESSAGES_PER_SECOND } from "./ingest";
export { LOCATION_STREAM } from "./keys";
export { setSuspended, setTrackedOrders } from "./tracked-orders";
export type { TrackedOrders } from "./tracked-orders";
