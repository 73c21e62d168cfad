import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { adjustInventorySchema } from "../../../../../contract/offers";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../../modules/dark-stores";
import { adjustStockWorkflow } from "../../../../../workflows/stock/workflows/adjust-stock";
import { parse } from "../../../../parse";
import { actorOf } from "../../../presenter";

/** Corrects the stock on hand of one offer by a difference. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { reason, ...line } = parse(adjustInventorySchema, req.body);
  const dark_store_id = req.params["id"] ?? "";
  const { result } = await adjustStockWorkflow(req.scope).run({
    input: { dark_store_id, line, reason, ...actorOf(req) },
  });
  const page = await req.scope
    .resolve<DarkStoresService>(DARK_STORES_MODULE)
    .pageOffers({ dark_store_id, variant_ids: [result.variant_id], limit: 1, offset: 0 });
  res.json({ offer: page.offers[0] });
}
