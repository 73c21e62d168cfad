import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { zodValidator } from "@medusajs/framework";
import { readyOrderSchema, type ReadyOrderInput } from "../../../../../contract";
import { finishPickingWorkflow } from "../../../../../workflows/picking/workflows/finish-picking";
import { readStaffOrder } from "../../../../read";

/** Declares the order packed, in so many bags. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const orderId = req.params.id ?? "";
  const { bags } = (await zodValidator(readyOrderSchema, req.body ?? {})) as ReadyOrderInput;
  await finishPickingWorkflow(req.scope).run({
    input: { order_id: orderId, staff_id: req.auth_context.actor_id, bags },
  });
  res.json({ order: await readStaffOrder(req.scope, orderId) });
}
