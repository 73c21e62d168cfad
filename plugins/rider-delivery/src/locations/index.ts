export { RIDER_LOCATION_CHANNEL, riderLocationsBroadcastSchema, riderLocationSchema } from "../contract/locations";
export type {
  LocationAnswer,
  LocationRefusalCode,
  RiderLocation,
  RiderLocationBroadcast,
  RiderLocationsBroadcast,
} from "../contract/locations";
export { MAX_BATCHES } from "./batch-scripts";
export { ingestLocation, LocationIntake } from "./intake";
export type { IntakeOptions, RecordedLocation } from "./intake";
export { LOCATION_STREAM } from "./keys";
export { MAX_MESSAGES_PER_SECOND } from "./record-script";
export { setSuspended, setTrackedOrders } from "./tracked-orders";
export type { TrackedOrders } from "./tracked-orders";
