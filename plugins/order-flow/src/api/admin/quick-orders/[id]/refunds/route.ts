import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { RefundItemsInput } from "../../../../../contract";
import { refundItemsWorkflow } from "../../../../../workflows/refunding/workflows/refund-items";
import { presentRefund } from "../../../../present-refund";
import { orderFlowOf } from "../../../../read";

/** Refunds items of a delivered order; for operators neither the window nor the limit counts. */
export async function POST(req: AuthenticatedMedusaRequest<RefundItemsInput>, res: MedusaResponse): Promise<void> {
  const { result } = await refundItemsWorkflow(req.scope).run({
    input: {
      ...req.validatedBody,
      order_id: req.params.id ?? "",
      by: { type: "operator", id: req.auth_context.actor_id },
    },
  });
  res.status(201).json({ refund: presentRefund(await orderFlowOf(req.scope).retrieveRefund(result.refund_id)) });
}
