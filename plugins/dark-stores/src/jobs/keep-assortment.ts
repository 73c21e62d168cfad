import type { MedusaContainer } from "@medusajs/framework/types";
import { DARK_STORES_MODULE, type DarkStoresService } from "../modules/dark-stores";

/** Sees to it that listings follow what changes even before the first customer asks for one. */
export default async function keepAssortment(container: MedusaContainer): Promise<void> {
  await container.resolve<DarkStoresService>(DARK_STORES_MODULE).settleAssortment();
}

export const config = { name: "dark-stores-keep-assortment", schedule: { interval: 30_000 } };
