import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { transferInventorySchema } from "../../../contract/offers";
import { transferStockWorkflow } from "../../../workflows/stock/workflows/transfer-stock";
import { parse } from "../../parse";
import { actorOf } from "../presenter";

/** Moves stock from one store to another. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const body = parse(transferInventorySchema, req.body);
  const { result } = await transferStockWorkflow(req.scope).run({ input: { ...body, ...actorOf(req) } });
  const { from_dark_store_id, to_dark_store_id } = body;
  res.json({ inventory_transfer: { id: result.id, from_dark_store_id, to_dark_store_id, lines: result.lines } });
}
