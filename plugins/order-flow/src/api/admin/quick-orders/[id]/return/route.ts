import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { ReturnOrderInput } from "../../../../../contract";
import { returnOrderWorkflow } from "../../../../../workflows/returning/workflows/return-order";
import { readQuickOrder } from "../../../../read";

/** Confirms that the bag of an order cancelled on the road is back in its store. */
export async function POST(req: AuthenticatedMedusaRequest<ReturnOrderInput>, res: MedusaResponse): Promise<void> {
  const orderId = req.params.id ?? "";
  await returnOrderWorkflow(req.scope).run({
    input: {
      order_id: orderId,
      actor: { type: "operator", id: req.auth_context.actor_id },
      lines: req.validatedBody.lines,
    },
  });
  res.json({ quick_order: await readQuickOrder(req.scope, orderId) });
}
