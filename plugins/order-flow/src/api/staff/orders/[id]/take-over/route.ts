import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { zodValidator } from "@medusajs/framework";
import { takeOverOrderSchema, type TakeOverOrderInput } from "../../../../../contract";
import { takeOverOrderWorkflow } from "../../../../../workflows/picking/workflows/take-over-order";
import { readStaffOrder } from "../../../../read";

/** Takes an order over from the picker whom the caller saw on it. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const orderId = req.params.id ?? "";
  const { picker_id } = (await zodValidator(takeOverOrderSchema, req.body ?? {})) as TakeOverOrderInput;
  await takeOverOrderWorkflow(req.scope).run({
    input: { order_id: orderId, staff_id: req.auth_context.actor_id, from_picker_id: picker_id },
  });
  res.json({ order: await readStaffOrder(req.scope, orderId) });
}
