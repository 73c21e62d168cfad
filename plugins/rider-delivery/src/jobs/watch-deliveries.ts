import type { MedusaContainer } from "@medusajs/framework/types";
import { watchDeliveriesWorkflow } from "../workflows";

/** Replaces riders of whom nothing is heard and alerts operations. */
export default async function watchDeliveries(container: MedusaContainer): Promise<void> {
  await watchDeliveriesWorkflow(container).run();
}

export const config = { name: "rider-delivery-watch-deliveries", schedule: { interval: 10_000 } };
