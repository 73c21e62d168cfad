import type { MedusaContainer } from "@medusajs/framework/types";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../modules/rider-delivery";
import { dayIn } from "../../modules/rider-delivery/policies/documents";

/** Tells which day it is at riders' home stores; without one, by the option `documents.time_zone`. */
export async function readToday(
  container: MedusaContainer,
  homeStoreIds: readonly (string | null)[],
): Promise<(homeStoreId: string | null) => string> {
  const ids = [...new Set(homeStoreIds.filter((id) => id !== null))];
  const stores =
    ids.length > 0
      ? await container
          .resolve<DarkStoresService>(DARK_STORES_MODULE)
          .listDarkStores({ id: ids }, { select: ["id", "timezone"], take: ids.length })
      : [];
  const zones = new Map(stores.map(({ id, timezone }) => [id, timezone]));
  const { time_zone } = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE).options.documents;
  const now = new Date();
  return (homeStoreId) => dayIn(zones.get(homeStoreId ?? "") ?? time_zone, now);
}
