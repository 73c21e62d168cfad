import type { MedusaContainer } from "@medusajs/framework/types";
import { repairDeliveriesWorkflow } from "../workflows";

/** Repairs what missed events left behind. */
export default async function repairDeliveries(container: MedusaContainer): Promise<void> {
  await repairDeliveriesWorkflow(container).run();
}

export const config = { name: "rider-delivery-repair-deliveries", schedule: { interval: 15_000 } };
