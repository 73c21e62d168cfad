import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { finishPickingWorkflow } from "../../../../../workflows/picking/workflows/finish-picking";
import { readStaffOrder } from "../../../../read";

/** Declares the order packed. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const orderId = req.params.id ?? "";
  await finishPickingWorkflow(req.scope).run({
    input: { order_id: orderId, staff_id: req.auth_context.actor_id },
  });
  res.json({ order: await readStaffOrder(req.scope, orderId) });
}
