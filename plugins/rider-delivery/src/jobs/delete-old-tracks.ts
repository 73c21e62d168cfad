import type { MedusaContainer } from "@medusajs/framework/types";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../modules/rider-delivery";

/** Deletes tracks that are kept no longer; where riders went is personal. */
export default async function deleteOldTracks(container: MedusaContainer): Promise<void> {
  await container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).deleteOldTracks();
}

export const config = { name: "rider-delivery-delete-old-tracks", schedule: "17 * * * *" };
