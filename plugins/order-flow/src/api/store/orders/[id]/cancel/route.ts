import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { zodValidator } from "@medusajs/framework";
import { customerCancelSchema, type CustomerCancelInput } from "../../../../../contract";
import { cancelOwnOrderWorkflow } from "../../../../../workflows/cancelling/workflows/cancel-own-order";
import { withQuickOrders } from "../../with-quick-orders";

/** Cancels the customer's own order until it is packed. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const orderId = req.params.id ?? "";
  const { reason } = (await zodValidator(customerCancelSchema, req.body ?? {})) as CustomerCancelInput;
  await cancelOwnOrderWorkflow(req.scope).run({
    input: { order_id: orderId, customer_id: req.auth_context.actor_id, reason },
  });
  const [order] = await withQuickOrders(req.scope, [{ id: orderId }]);
  res.json({ order });
}
