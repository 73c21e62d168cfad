import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { readQuickOrder } from "../../../read";

/** One order with its lines and its log. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ quick_order: await readQuickOrder(req.scope, req.params.id ?? "") });
}
