import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { RefundItemsInput } from "../../../../../contract";
import { refundItemsWorkflow } from "../../../../../workflows/refunding/workflows/refund-items";
import { presentStoreRefund } from "../../../../present-refund";
import { orderFlowOf } from "../../../../read";

/** Asks for money back for items of the customer's own delivered order. */
export async function POST(req: AuthenticatedMedusaRequest<RefundItemsInput>, res: MedusaResponse): Promise<void> {
  const { result } = await refundItemsWorkflow(req.scope).run({
    input: {
      ...req.validatedBody,
      order_id: req.params.id ?? "",
      by: { type: "customer", id: req.auth_context.actor_id },
    },
  });
  res.status(201).json({ refund: presentStoreRefund(await orderFlowOf(req.scope).retrieveRefund(result.refund_id)) });
}
