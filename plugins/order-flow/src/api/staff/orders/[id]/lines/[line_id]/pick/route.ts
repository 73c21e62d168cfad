import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { PickLineInput } from "../../../../../../../contract";
import { pickLineWorkflow } from "../../../../../../../workflows/picking/workflows/pick-line";
import { readStaffOrder } from "../../../../../../read";

/** Puts a line into the bag, whole or short. */
export async function POST(req: AuthenticatedMedusaRequest<PickLineInput>, res: MedusaResponse): Promise<void> {
  const orderId = req.params.id ?? "";
  await pickLineWorkflow(req.scope).run({
    input: {
      ...req.validatedBody,
      order_id: orderId,
      line_id: req.params.line_id ?? "",
      staff_id: req.auth_context.actor_id,
    },
  });
  res.json({ order: await readStaffOrder(req.scope, orderId) });
}
