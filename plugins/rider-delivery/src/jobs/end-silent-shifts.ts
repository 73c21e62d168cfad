import type { MedusaContainer } from "@medusajs/framework/types";
import { endSilentShiftsWorkflow } from "../workflows";

/** Ends the shifts of riders who forgot to. */
export default async function endSilentShifts(container: MedusaContainer): Promise<void> {
  await endSilentShiftsWorkflow(container).run();
}

export const config = { name: "rider-delivery-end-silent-shifts", schedule: { interval: 60_000 } };
