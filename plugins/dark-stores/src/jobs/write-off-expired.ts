import type { MedusaContainer } from "@medusajs/framework/types";
import { writeOffExpiredWorkflow } from "../workflows";

/** Takes expired goods off the shelves soon after a store's midnight, and what orders held once it is free. */
export default async function writeOffExpired(container: MedusaContainer): Promise<void> {
  await writeOffExpiredWorkflow(container).run();
}

export const config = { name: "dark-stores-write-off-expired", schedule: { interval: 60_000 } };
