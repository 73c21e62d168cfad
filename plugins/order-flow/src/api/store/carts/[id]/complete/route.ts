import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { placeOrderWorkflow } from "../../../../../workflows/placing/workflows/place-order";
import { answerCartRefusal } from "./answer-cart-refusal";

/** Places the order of a cart; takes the place of Medusa's own route, whose answers it keeps. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const cartId = req.params.id ?? "";
  const { result, errors } = await placeOrderWorkflow(req.scope).run({
    input: { cart_id: cartId, customer_id: req.auth_context?.actor_id || null },
    throwOnError: false,
  });
  if (errors[0]) {
    await answerCartRefusal(req, res, cartId, errors[0].error);
    return;
  }
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: req.queryConfig.fields,
    filters: { id: result.order_id },
  });
  res.status(200).json({ type: "order", order: data[0] as unknown });
}
