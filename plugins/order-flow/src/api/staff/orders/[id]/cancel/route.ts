import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { StaffCancelInput } from "../../../../../contract";
import { cancelStoreOrderWorkflow } from "../../../../../workflows/cancelling/workflows/cancel-store-order";
import { readStaffOrder } from "../../../../read";

/** Cancels an order that has not left the store, with a reason. */
export async function POST(req: AuthenticatedMedusaRequest<StaffCancelInput>, res: MedusaResponse): Promise<void> {
  const orderId = req.params.id ?? "";
  await cancelStoreOrderWorkflow(req.scope).run({
    input: { order_id: orderId, staff_id: req.auth_context.actor_id, reason: req.validatedBody.reason },
  });
  res.json({ order: await readStaffOrder(req.scope, orderId) });
}
