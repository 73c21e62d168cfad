import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Refusal } from "@quickdash/dark-stores/contract";
import { ORDER_FLOW_MODULE, type OrderFlowService } from "@quickdash/order-flow/modules/order-flow";
import type { FollowedOrder } from "../../../../../contract";
import { readFollowedOrder } from "../../../../read-followed-order";

/**
 * Whether the customer may follow the order: 404 for somebody else's, as if it did not exist. With `?last=true` also
 * what was told of it last, for a customer whose connection was lost for too long.
 */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ order_id: string; last?: FollowedOrder }>,
): Promise<void> {
  const orderId = req.params.order_id ?? "";
  const order = await req.scope.resolve<OrderFlowService>(ORDER_FLOW_MODULE).retrieveQuickOrder(orderId);
  if (order.customer_id !== req.auth_context.actor_id) {
    throw new Refusal("not_found", "order_not_found", `There is no order ${orderId}.`);
  }
  const { order_id } = order;
  res.json(req.query.last === "true" ? { order_id, last: await readFollowedOrder(req.scope, order) } : { order_id });
}
