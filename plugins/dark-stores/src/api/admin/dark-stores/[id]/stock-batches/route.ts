import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { listStockBatchesQuerySchema } from "../../../../../contract/stock";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../../modules/dark-stores";
import { parse } from "../../../../parse";

/** A store's batches, first expired first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { limit, offset, with_empty, ...filters } = parse(listStockBatchesQuerySchema, req.query);
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const store = await service.findDarkStore(req.params["id"] ?? "");
  const { rows, count } = await service.pageStockBatches(
    { ...filters, with_empty: with_empty === "true", dark_store_id: store.id },
    { limit, offset },
  );
  res.json({ stock_batches: rows, count, limit, offset });
}
