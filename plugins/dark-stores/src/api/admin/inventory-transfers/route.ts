import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { transferInventorySchema } from "../../../contract/offers";
import { listTransfersQuerySchema } from "../../../contract/stock";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";
import { transferStockWorkflow } from "../../../workflows/stock/workflows/transfer-stock";
import { parse } from "../../parse";
import { actorOf } from "../presenter";

/** Transfers between stores, newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { limit, offset, ...filters } = parse(listTransfersQuerySchema, req.query);
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const { rows, count } = await service.pageTransfers(filters, { limit, offset });
  res.json({ inventory_transfers: rows, count, limit, offset });
}

/** Moves stock from one store to another. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const body = parse(transferInventorySchema, req.body);
  const { result } = await transferStockWorkflow(req.scope).run({ input: { ...body, ...actorOf(req) } });
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  res.json({ inventory_transfer: await service.findTransfer(result.id) });
}
