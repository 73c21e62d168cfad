import type { MedusaContainer } from "@medusajs/framework/types";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../modules/rider-delivery";

/** Learns from the deliveries of the last minutes how long the next ones will take. */
export default async function recordPaces(container: MedusaContainer): Promise<void> {
  await container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).recordPaces();
}

export const config = { name: "rider-delivery-record-paces", schedule: { interval: 60_000 } };
