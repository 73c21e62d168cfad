import type { MedusaContainer } from "@medusajs/framework/types";
import { dispatchDeliveriesWorkflow } from "../workflows";

/** Ends offers in time and asks again, also after a restart and for riders whose first position has just arrived. */
export default async function dispatchDeliveries(container: MedusaContainer): Promise<void> {
  await dispatchDeliveriesWorkflow(container).run();
}

export const config = { name: "rider-delivery-dispatch-deliveries", schedule: { interval: 2000 } };
