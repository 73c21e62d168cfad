import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { presentRefund } from "../../../present-refund";
import { orderFlowOf } from "../../../read";

/** One refund of delivered items. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ refund: presentRefund(await orderFlowOf(req.scope).retrieveRefund(req.params.id ?? "")) });
}
