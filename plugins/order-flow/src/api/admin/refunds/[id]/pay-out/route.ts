import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { PayOutRefundInput } from "../../../../../contract";
import { decideRefundWorkflow } from "../../../../../workflows/refunding/workflows/decide-refund";
import { presentRefund } from "../../../../present-refund";
import { orderFlowOf } from "../../../../read";

/** Notes that the cash of a refund is with the customer. */
export async function POST(req: AuthenticatedMedusaRequest<PayOutRefundInput>, res: MedusaResponse): Promise<void> {
  const refund_id = req.params.id ?? "";
  await decideRefundWorkflow(req.scope).run({
    input: {
      refund_id,
      operator_id: req.auth_context.actor_id,
      kind: "pay_out",
      reference: req.validatedBody.reference,
    },
  });
  res.json({ refund: presentRefund(await orderFlowOf(req.scope).retrieveRefund(refund_id)) });
}
