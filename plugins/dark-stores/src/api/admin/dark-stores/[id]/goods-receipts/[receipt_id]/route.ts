import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../../../modules/dark-stores";

/** One delivery of goods with its lines. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const { id = "", receipt_id = "" } = req.params;
  res.json({ goods_receipt: await service.findGoodsReceipt(id, receipt_id) });
}
