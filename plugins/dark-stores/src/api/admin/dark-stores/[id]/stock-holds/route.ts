import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { listStockHoldsQuerySchema } from "../../../../../contract/stock";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../../modules/dark-stores";
import { parse } from "../../../../parse";

/** Who holds what in a store, newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { limit, offset, ...filters } = parse(listStockHoldsQuerySchema, req.query);
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const store = await service.findDarkStore(req.params["id"] ?? "");
  const { rows, count } = await service.pageHolds({ ...filters, dark_store_id: store.id }, { limit, offset });
  res.json({ stock_holds: rows, count, limit, offset });
}
