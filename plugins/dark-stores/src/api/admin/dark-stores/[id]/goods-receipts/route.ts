import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { listGoodsReceiptsQuerySchema, receiveGoodsSchema } from "../../../../../contract/stock";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../../modules/dark-stores";
import { receiveGoodsWorkflow } from "../../../../../workflows/stock/workflows/receive-goods";
import { parse } from "../../../../parse";
import { actorOf } from "../../../presenter";

/** What arrived at a store, newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { limit, offset, ...filters } = parse(listGoodsReceiptsQuerySchema, req.query);
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const store = await service.findDarkStore(req.params["id"] ?? "");
  const { rows, count } = await service.pageGoodsReceipts({ ...filters, dark_store_id: store.id }, { limit, offset });
  res.json({ goods_receipts: rows, count, limit, offset });
}

/** Takes a delivery of goods onto the shelf. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const body = parse(receiveGoodsSchema, req.body);
  const dark_store_id = req.params["id"] ?? "";
  const { result } = await receiveGoodsWorkflow(req.scope).run({ input: { ...body, dark_store_id, ...actorOf(req) } });
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  res.json({ goods_receipt: await service.findGoodsReceipt(dark_store_id, result.id) });
}
