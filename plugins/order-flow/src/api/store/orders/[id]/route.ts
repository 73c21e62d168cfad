import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { getOrderDetailWorkflow } from "@medusajs/medusa/core-flows";
import { orderNotFound } from "../../../../modules/order-flow/refusals";
import { withQuickOrders } from "../with-quick-orders";

interface FoundOrder {
  customer_id: string | null;
  customer: { has_account: boolean } | null;
}

/**
 * One order in Medusa's shape with its `quick_order`. A registered customer's order is only theirs; a guest's is found by
 * its id, as in Medusa. Anyone else's is 404.
 */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const orderId = req.params.id ?? "";
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "customer_id", "customer.has_account"],
    filters: { id: orderId },
  });
  const found = data[0] as FoundOrder | undefined;
  const isOwner = !!found?.customer_id && found.customer_id === req.auth_context?.actor_id;
  if (!found || (found.customer?.has_account && !isOwner)) throw orderNotFound(orderId);

  const { result } = await getOrderDetailWorkflow(req.scope).run({
    input: { fields: req.queryConfig.fields, order_id: orderId, filters: { is_draft_order: false } },
  });
  const [order] = await withQuickOrders(req.scope, [{ ...result, id: orderId }]);
  res.json({ order });
}
