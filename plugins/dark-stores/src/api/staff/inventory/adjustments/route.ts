import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { staffAdjustInventorySchema } from "../../../../contract/offers";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../modules/dark-stores";
import { adjustStockWorkflow } from "../../../../workflows/stock/workflows/adjust-stock";
import { parse } from "../../../parse";
import { ownStoreId } from "../../../people/staff";

/** Corrects stock on the shelf by a difference, with a reason. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { reason, dark_store_id: named, ...line } = parse(staffAdjustInventorySchema, req.body);
  const dark_store_id = await ownStoreId(req, named);
  const { result } = await adjustStockWorkflow(req.scope).run({
    input: { dark_store_id, line, reason, actor_type: "staff", actor_id: req.auth_context.actor_id },
  });
  const page = await req.scope
    .resolve<DarkStoresService>(DARK_STORES_MODULE)
    .pageOffers({ dark_store_id, variant_ids: [result.variant_id], limit: 1, offset: 0 });
  res.json({ offer: page.offers[0] });
}
