import type { MedusaContainer } from "@medusajs/framework/types";
import { assignDeliveriesWorkflow } from "../workflows";

/** Plans the stores in mode `assign`; what a round leaves open, the next one tries again. */
export default async function assignDeliveries(container: MedusaContainer): Promise<void> {
  await assignDeliveriesWorkflow(container).run();
}

export const config = { name: "rider-delivery-assign-deliveries", schedule: { interval: 3000 } };
