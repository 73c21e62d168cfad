import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { acceptOrderWorkflow } from "../../../../../workflows/picking/workflows/accept-order";
import { readStaffOrder } from "../../../../read";

/** Takes an order of the caller's store to pick. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const orderId = req.params.id ?? "";
  await acceptOrderWorkflow(req.scope).run({
    input: { order_id: orderId, staff_id: req.auth_context.actor_id },
  });
  res.json({ order: await readStaffOrder(req.scope, orderId) });
}
