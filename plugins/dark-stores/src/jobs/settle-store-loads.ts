import type { MedusaContainer } from "@medusajs/framework/types";
import { settleStoreLoad } from "../workflows/stock/settle-store-load";

/** Finds stores whose overload mark does not fit their open orders, because a process died between the two. */
export default async function settleStoreLoads(container: MedusaContainer): Promise<void> {
  await settleStoreLoad(container, null);
}

export const config = { name: "dark-stores-settle-store-loads", schedule: { interval: 30_000 } };
