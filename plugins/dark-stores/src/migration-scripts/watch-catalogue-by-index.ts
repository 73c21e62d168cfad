import type { MedusaContainer } from "@medusajs/framework/types";
import { DARK_STORES_MODULE, type DarkStoresService } from "../modules/dark-stores";

/**
 * Runs once the catalogue's tables exist: from then on the assortment hears of every change of the catalogue, and what
 * is there already is listed before the first customer comes.
 */
export default async function watchCatalogue({ container }: { container: MedusaContainer }): Promise<void> {
  const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  await service.watchCatalogue();
  await service.catchUpAssortment();
}
