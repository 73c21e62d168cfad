import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { listStockLedgerQuerySchema } from "../../../../../contract/stock";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../../modules/dark-stores";
import { parse } from "../../../../parse";

/** Every movement of a store's stock, newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { limit, offset, ...filters } = parse(listStockLedgerQuerySchema, req.query);
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const store = await service.findDarkStore(req.params["id"] ?? "");
  const { rows, count } = await service.pageLedger({ ...filters, dark_store_id: store.id }, { limit, offset });
  res.json({ stock_ledger: rows, count, limit, offset });
}
