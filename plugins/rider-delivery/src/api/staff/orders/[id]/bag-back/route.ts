import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { confirmBagBackWorkflow } from "../../../../../workflows";

/** The store has the bag that a rider could not hand over; `:id` is the order's id. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await confirmBagBackWorkflow(req.scope).run({
    input: { order_id: req.params.id as string, actor: { type: "staff", id: req.auth_context.actor_id } },
  });
  const { id, order_id, status, failure_reason, bag_back_at } = result;
  res.json({ delivery: { id, order_id, status, failure_reason, bag_back_at } });
}
