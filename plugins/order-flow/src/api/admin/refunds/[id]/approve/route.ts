import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { decideRefundWorkflow } from "../../../../../workflows/refunding/workflows/decide-refund";
import { presentRefund } from "../../../../present-refund";
import { orderFlowOf } from "../../../../read";

/** Grants a refund that waits for operations; of one that is granted and stuck, tries the payment again. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const refund_id = req.params.id ?? "";
  await decideRefundWorkflow(req.scope).run({
    input: { refund_id, operator_id: req.auth_context.actor_id, kind: "approve" },
  });
  res.json({ refund: presentRefund(await orderFlowOf(req.scope).retrieveRefund(refund_id)) });
}
