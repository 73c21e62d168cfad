import type { MedusaContainer } from "@medusajs/framework/types";
import { oweUntoldMovesWorkflow } from "../workflows/notifying/workflows/owe-untold-moves";

/** Finds moves and refunds of orders whose event was lost, for instance because Redis was away, and has customers told. */
export default async function oweUntoldMoves(container: MedusaContainer): Promise<void> {
  await oweUntoldMovesWorkflow(container).run();
}

export const config = { name: "order-flow-owe-untold-moves", schedule: { interval: 30_000 } };
