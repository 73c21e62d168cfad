import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { RIDER_DELIVERY_EVENTS, riderSuspendedSchema } from "@quickdash/rider-delivery/contract";
import { REALTIME_MODULE, type RealtimeService } from "../modules/realtime";

/** The next position is answered `rider_suspended` at once; this long an app has to hear so before it is sent away. */
const TO_BE_TOLD_MS = 2000;

/**
 * Ends the connections of a suspended rider. It is not waited for: a worker takes one event after the other. Should this
 * process end meanwhile, the gateway finds out when it next asks for the rider's access.
 */
export default function endRiderSessions({ event, container }: SubscriberArgs<unknown>): Promise<void> {
  const { rider_id } = riderSuspendedSchema.parse(event.data);
  const realtime = container.resolve<RealtimeService>(REALTIME_MODULE);
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  setTimeout(() => {
    realtime.endSessions("/rider", rider_id).catch((error: Error) => {
      logger.warn(`the connections of ${rider_id} could not be ended: ${error.message}`);
    });
  }, TO_BE_TOLD_MS).unref();
  return Promise.resolve();
}

export const config: SubscriberConfig = {
  event: RIDER_DELIVERY_EVENTS.RIDER_SUSPENDED,
  context: { subscriberId: "realtime-rider-suspended" },
};
