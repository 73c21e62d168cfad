import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { DeclineRefundInput } from "../../../../../contract";
import { decideRefundWorkflow } from "../../../../../workflows/refunding/workflows/decide-refund";
import { presentRefund } from "../../../../present-refund";
import { orderFlowOf } from "../../../../read";

/** Declines a refund that waits for operations, with a reason that the customer sees. */
export async function POST(req: AuthenticatedMedusaRequest<DeclineRefundInput>, res: MedusaResponse): Promise<void> {
  const refund_id = req.params.id ?? "";
  await decideRefundWorkflow(req.scope).run({
    input: { refund_id, operator_id: req.auth_context.actor_id, kind: "decline", reason: req.validatedBody.reason },
  });
  res.json({ refund: presentRefund(await orderFlowOf(req.scope).retrieveRefund(refund_id)) });
}
