import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Refusal } from "@quickdash/dark-stores/contract";
import { ORDER_FLOW_MODULE, type OrderFlowService } from "@quickdash/order-flow/modules/order-flow";

/** Whether the customer may follow the order: 404 for somebody else's, as if it did not exist. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse<{ order_id: string }>): Promise<void> {
  const orderId = req.params.order_id ?? "";
  const order = await req.scope.resolve<OrderFlowService>(ORDER_FLOW_MODULE).retrieveQuickOrder(orderId);
  if (order.customer_id !== req.auth_context.actor_id) {
    throw new Refusal("not_found", "order_not_found", `There is no order ${orderId}.`);
  }
  res.json({ order_id: order.order_id });
}
