import type { MedusaContainer } from "@medusajs/framework/types";
import { tellEtasWorkflow } from "../workflows";

/** Tells customers how long their orders on the road will take, as far as it has changed. */
export default async function tellEtas(container: MedusaContainer): Promise<void> {
  await tellEtasWorkflow(container).run();
}

export const config = { name: "rider-delivery-tell-etas", schedule: { interval: 5000 } };
