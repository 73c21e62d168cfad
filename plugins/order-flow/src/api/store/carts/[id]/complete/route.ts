import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { placeOrderWorkflow } from "../../../../../workflows/placing/workflows/place-order";
import { orderFlowOf } from "../../../../read";
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
  res.status(200).json({ type: "order", order: await readOrder(req, result.order_id) });
}

/** Most ask for no fields in particular: a new order is then read in one statement, everything else by Medusa's graph. */
async function readOrder(req: AuthenticatedMedusaRequest, orderId: string): Promise<unknown> {
  const viewed = req.query["fields"] === undefined ? await orderFlowOf(req.scope).viewOrder(orderId) : null;
  if (viewed) return viewed;
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: req.queryConfig.fields,
    filters: { id: orderId },
  });
  return data[0];
}
