import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { AdminOrderStatusInput } from "../../../../../contract";
import { changeOrderStatusWorkflow } from "../../../../../workflows/status/workflows/change-order-status";
import { readQuickOrder } from "../../../../read";

/** Moves an order by hand along any allowed transition. */
export async function POST(req: AuthenticatedMedusaRequest<AdminOrderStatusInput>, res: MedusaResponse): Promise<void> {
  const orderId = req.params.id ?? "";
  await changeOrderStatusWorkflow(req.scope).run({
    input: {
      order_id: orderId,
      to: req.validatedBody.status,
      actor: { type: "operator", id: req.auth_context.actor_id },
      reason: req.validatedBody.reason ?? null,
    },
  });
  res.json({ quick_order: await readQuickOrder(req.scope, orderId) });
}
