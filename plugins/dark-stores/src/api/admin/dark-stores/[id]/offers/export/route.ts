import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../../../modules/dark-stores";
import { exportOffers } from "../../../../../imports/export-offers";

/** One store's offers as a CSV file. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const store = await service.findDarkStore(req.params["id"] ?? "");
  await exportOffers(req, res, { name: "offers", dark_store_ids: [store.id] });
}
