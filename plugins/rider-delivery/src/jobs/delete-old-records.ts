import type { MedusaContainer } from "@medusajs/framework/types";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../modules/rider-delivery";

/** Deletes tracks, rides and unanswered offers that are kept no longer; where riders went is personal. */
export default async function deleteOldRecords(container: MedusaContainer): Promise<void> {
  await container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).deleteOldRecords();
}

export const config = { name: "rider-delivery-delete-old-records", schedule: "17 * * * *" };
