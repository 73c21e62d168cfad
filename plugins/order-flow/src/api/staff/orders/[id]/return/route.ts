import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { ReturnOrderInput } from "../../../../../contract";
import { returnStoreOrderWorkflow } from "../../../../../workflows/returning/workflows/return-order";
import { readStaffOrder } from "../../../../read";

/** Confirms that the bag of an order cancelled on the road is back in the store. */
export async function POST(req: AuthenticatedMedusaRequest<ReturnOrderInput>, res: MedusaResponse): Promise<void> {
  const orderId = req.params.id ?? "";
  await returnStoreOrderWorkflow(req.scope).run({
    input: { order_id: orderId, staff_id: req.auth_context.actor_id, lines: req.validatedBody.lines },
  });
  res.json({ order: await readStaffOrder(req.scope, orderId) });
}
