import type { MedusaContainer } from "@medusajs/framework/types";
import { openDueDeliveriesWorkflow } from "../workflows";

/** Looks for riders for what will be packed soon. */
export default async function openDueDeliveries(container: MedusaContainer): Promise<void> {
  await openDueDeliveriesWorkflow(container).run();
}

export const config = { name: "rider-delivery-open-due-deliveries", schedule: { interval: 5000 } };
